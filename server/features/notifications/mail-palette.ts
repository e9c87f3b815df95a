import type { MailTone } from './mail-blocks.ts'

type Palette = {
  page: string
  card: string
  ink: string
  soft: string
  meta: string
  rule: string
  line: string
  accent: string
  onAccent: string
  link: string
  box: string
  tones: Readonly<Record<MailTone, { ink: string; tint: string; line: string }>>
}

/** The tokens of the look, written out: a mail program knows no variables. */
export const light: Palette = {
  page: '#f3f6f5',
  card: '#ffffff',
  ink: '#12201f',
  soft: '#465653',
  meta: '#5c6d6a',
  rule: '#12201f',
  line: '#d8e0de',
  accent: '#0a5a63',
  onAccent: '#ffffff',
  link: '#0a5a63',
  box: '#e2efee',
  tones: {
    ok: { ink: '#17673a', tint: '#e5f3ea', line: '#9dccb0' },
    wait: { ink: '#875000', tint: '#fdf1da', line: '#e2bf7f' },
    danger: { ink: '#b02318', tint: '#fcebe8', line: '#eab0a9' },
    info: { ink: '#1b55a3', tint: '#e8f0fb', line: '#a9c5ea' },
    mute: { ink: '#465653', tint: '#edf1f0', line: '#c3cdcb' },
  },
}

const dark: Palette = {
  page: '#0a1211',
  card: '#101a19',
  ink: '#e9efed',
  soft: '#b3c0bd',
  meta: '#95a5a1',
  rule: '#c9d4d1',
  line: '#263432',
  accent: '#63c2c9',
  onAccent: '#04282c',
  link: '#76cbd2',
  box: '#123236',
  tones: {
    ok: { ink: '#7fcf9a', tint: '#122d1d', line: '#2c5c3e' },
    wait: { ink: '#efba5f', tint: '#33270f', line: '#6a5120' },
    danger: { ink: '#ff9d92', tint: '#3b1714', line: '#7a3630' },
    info: { ink: '#97bff6', tint: '#15294a', line: '#355b93' },
    mute: { ink: '#b3c0bd', tint: '#1f2c2a', line: '#3b4c49' },
  },
}

/** By class, since it must win over what stands inline; under `prefix` again for Outlook's own dark mode. */
function darkRules(prefix = ''): string {
  const rule = (name: string, ...declarations: string[]) =>
    `${prefix}.${name}{${declarations.map((declaration) => `${declaration}!important`).join(';')}}`
  return [
    rule('page', `background-color:${dark.page}`),
    rule('card', `background-color:${dark.card}`, `border-color:${dark.line}`),
    rule('ink', `color:${dark.ink}`),
    rule('soft', `color:${dark.soft}`),
    rule('meta', `color:${dark.meta}`),
    rule('rule', `border-color:${dark.rule}`),
    rule('line', `border-color:${dark.line}`),
    rule('box', `background-color:${dark.box}`),
    rule('brand', `color:${dark.accent}`),
    rule('link', `color:${dark.link}`),
    rule('button', `background-color:${dark.accent}`),
    rule('label', `color:${dark.onAccent}`),
    ...Object.entries(dark.tones).map(([tone, { ink, tint, line }]) =>
      rule(tone, `color:${ink}`, `background-color:${tint}`, `border-color:${line}`),
    ),
  ].join('\n')
}

/** Everything that cannot stand inline: the dark set, and the narrow margins of a phone. */
export const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media (prefers-color-scheme:dark){
${darkRules()}
}
${darkRules('[data-ogsc] ')}
@media (max-width:480px){
.outer{padding:0!important}
.side{padding-left:16px!important;padding-right:16px!important}
.wide{width:100%!important}
.label{display:block!important;text-align:center!important}
}`
