// Days as people in China write them. Every date on the wire is a day in China, as ISO text.

/** "11月14日"; with the year when it is not this one. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year === new Date().getFullYear() ? '' : `${year}年`}${month}月${date}日`;
}
