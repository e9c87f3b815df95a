import { expect, test } from 'vitest'
import { framedMail } from './framed-mail.ts'

test('a framed mail loses its style element and not a letter of what it says', () => {
  const html = '<head><style>\n@media dark{p{color:red}}\n</style></head><body><p style="color:#123">Bonjour, &lt;style&gt; !</p></body>'
  expect(framedMail(html)).toBe('<head></head><body><p style="color:#123">Bonjour, &lt;style&gt; !</p></body>')
})
