// One event out of the calendar file the server writes, so that a single deadline is told in the same words and with the same alarms.

/** @returns a calendar of that one deadline, or null when the file has none of this id */
export function onlyDeadline(calendar: string, id: string): string | null {
  const [head, ...events] = calendar.split('BEGIN:VEVENT');
  const event = events.find(text => text.includes(`UID:deadline-${id}-`));
  return event === undefined ? null : `${head}BEGIN:VEVENT${event.split('END:VEVENT')[0]}END:VEVENT\r\nEND:VCALENDAR\r\n`;
}
