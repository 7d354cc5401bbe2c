// Every word the interface itself says, and nothing the bot says: that comes from the server. One list a bundle or view, so that each
// carries only its own.

export const chat = {
  name: '维权向导',
  open: '打开维权向导',
  openUnread: (count: number) => `打开维权向导，${count} 条新消息`,
  away: '收起',
  facts: '已了解的情况',
  more: '更多',
  dialog: '维权向导对话',
  log: '对话记录',
  speaker: { me: '我说：', bot: '向导说：' },

  welcome: {
    title: '网购出了问题？',
    lead: '说说经过，几分钟整理出投诉材料：找谁、怎么说、哪天之前办。',
    points: ['我是程序，不是律师，也不会替你提交任何投诉。', '你说的话只用来整理材料，随时可以导出或删除。', '请不要发身份证号、银行卡号、密码和验证码。'],
    start: '开始说说',
    returning: '之前聊过？请输入',
    code: '找回码',
    codeHint: '例如 ABCD-EFGH-JKLM',
    codeGo: '接着来',
    codeMissing: '请填写材料里的找回码。',
  },

  composer: {
    label: '你想说的话',
    placeholder: '说说发生了什么…',
    send: '发送',
    tooLong: (count: number, most: number) => `一次最多 ${most} 字，现在 ${count} 字。请分两次发。`,
  },

  status: {
    connecting: '正在连接…',
    lost: '连接断开，正在重连。你写的话都留着。',
    offline: '现在没有网络。你可以接着写，有网后自动发出。',
    elsewhere: '这个对话已在另一个窗口打开。',
    here: '在这里继续',
    refused: '这个网页没有被允许使用维权向导。',
    refusedForOwners: 'weiquan-chat: this page is not allowed to use the server. Its operator adds the origin to weiquan.origins:',
    gone: '之前的对话已经不存在了，可以重新开始。',
    waiting: '待发送',
    thinking: '正在整理…',
    failed: '没有成功，请稍后再试。',
    erased: '已全部删除。',
  },

  loadFailed: '没有打开，请检查网络后再点一次。',
  answers: '可以这样回答',
  chosen: '选好了',
  filled: '填好了',
  choose: '请选择',
  fillOne: '请至少填一项。',
  notANumber: '请填数字，例如 98.5。',
  notADate: '请选一个日期。',

  /** A day and who set it: law, platform, or the person. */
  due: (day: string, kind: string | null) => `期限 ${day}${kind ? `（${kind}）` : ''}`,

  advice: {
    label: '目前的建议',
    none: '边说边给建议，不用一次说全',
    now: (name: string) => `目前建议：${name}`,
    progress: (asked: number, left: number) => `已问 ${asked} 个，大约还有 ${left} 个`,
  },

  package: {
    ready: '投诉材料已备好',
    scripts: (count: number) => `${count} 份可以直接粘贴的稿子`,
    open: '打开材料',
  },
};

export const sheet = {
  close: '关闭',
  failed: '没有成功，请稍后再试。',

  facts: {
    title: '已了解的情况',
    lead: '记错了的，点一下就能改。改了之后，建议和稿子会跟着变。',
    empty: '还没有记下什么。',
    change: (title: string) => `修改${title}`,
    more: '还可以补充',
    save: '保存',
    cancel: '取消',
    clear: '清除这一项',
  },

  menu: {
    draft: '先给我稿子',
    back: '返回上一步',
    title: '更多',
    open: '查看投诉材料',
    fresh: '重新开始',
    remember: '在这台设备上记住对话',
    rememberWhy: '不勾选：关掉这个页面就不再记得，可以用找回码接着来。公用的电脑请不要勾选。',
    download: '导出我的数据',
    erase: '删除我的数据',
    downloadName: '维权向导-我的数据.json',
  },

  erase: {
    title: '删除这次对话的全部内容？',
    lead: '服务器上的对话、材料和找回码都会删掉，这台设备上的记录也会清除。删除后无法恢复。',
    yes: '全部删除',
    no: '先不删',
    failed: '没有删除成功，请检查网络后再试。',
  },

  fresh: {
    title: '重新开始一次对话？',
    lead: '现在这次对话会从页面上收起。有找回码的，以后可以用它接着来。',
    yes: '重新开始',
    no: '继续这次',
  },
};

export const paper = {
  title: '投诉材料',
  back: '‹ 返回对话',
  actions: '材料操作',
  print: '打印或存为 PDF',
  printShort: '打印',
  word: '下载 Word',
  wordShort: 'Word',
  markdown: '下载文本',
  markdownShort: '文本',
  calendar: '全部加入日历',
  calendarAdd: '加入日历',
  calendarOne: (name: string) => `加入日历：${name}`,
  calendarName: '维权向导-期限.ics',
  calendarHint: '下载日历文件（.ics），用手机或电脑的日历打开即可。',
  progress: '我有新进展',
  failed: '没有成功，请检查网络后再试。',
  contentsName: '目录',
  contents: {
    recommendation: '先走哪步', scripts: '稿子', deadlines: '期限', ladder: '步骤', evidence: '证据', law: '法律', news: '有新进展', code: '找回码',
  } as Record<string, string>,

  warnings: '请先看这里',
  recommended: '建议先走',
  reasons: '为什么',
  steps: '怎么做',
  respondent: '投诉谁',
  role: { seller: '卖家', platform: '平台', courier: '快递公司' } as Record<string, string>,
  jurisdiction: '哪里能管',
  alternatives: '也可以',
  whenInstead: '适合：',
  notNow: '现在先不要',

  scripts: '可以直接粘贴的稿子',
  scriptTabs: '选择稿子',
  bestScript: '建议',
  masked: '已隐去个人信息',
  count: (length: number, limit: number | null) => (limit ? `${length} / ${limit} 字` : `${length} 字`),
  over: (by: number) => `超出 ${by} 字，粘贴前请删减`,
  copy: '复制全文',
  copied: '已复制，去粘贴吧',
  blanks: (count: number) => `还有 ${count} 处要补充，点一下就能填`,
  blank: (title: string) => `补充${title}`,
  fill: '填进稿子',
  cancel: '取消',
  filling: '正在更新稿子…',
  fillThis: '请填这一项。',

  ladder: '一步一步来',
  ladderLead: '这里的日期是按等待时间排的计划，不是法律期限。法律和平台规定的日期都写在“期限”里，并注明由谁规定。',
  ladderDrawing: '时间安排',
  stepStatus: { done: '已做', now: '现在', later: '以后' } as Record<string, string>,
  from: (day: string) => `${day} 起`,
  until: (day: string) => `等到 ${day}`,
  fromTo: (from: string, to: string) => `${from} – ${to}`,
  undated: '看上一步的结果再定',
  today: '今天',

  deadlines: '期限',
  countedFrom: '从哪天算：',
  basis: '依据：',
  weekday: (number: number) => `周${'日一二三四五六'[number]}`,
  daysLeft: (days: number) => (days > 1 ? `还有 ${days} 天` : days === 1 ? '明天' : days === 0 ? '就是今天' : `已过 ${-days} 天`),

  evidence: '证据清单',
  evidenceLead: '有的就勾上，稿子里的证据清单会跟着变。',
  strength: { A: '很有力', B: '有力', C: '一般', D: '参考' } as Record<string, string>,

  followUp: '之后跟进',
  say: '可以这样说：',
  law: '法律依据',
  article: (law: string, article: string) => `《${law}》${article}`,
  applies: '适用：',
  since: (day: string) => `${day} 起施行`,
  tips: '小提示',
  facts: '资料与来源',
  sources: '看看资料从哪里来',
  source: '来源：',
  asOf: (day: string) => `截至 ${day}`,
  checked: (day: string) => `${day} 核对`,

  code: '找回码',
  codeLead: '换天、换手机都能接着来：打开本页，点“之前聊过”，输入这个码。请记下来，不要告诉别人。',
  codeCopy: '复制找回码',

  news: {
    title: '有什么新进展？',
    lead: '点一个最接近的，我接着给下一步。',
    own: '都不是，我自己说',
  },
};

/** What the script that brings the widget says when it cannot. Kept apart: it is loaded before everything else. */
export const loading = {
  failed: '维权向导没有加载成功，请检查网络后刷新页面。',
};
