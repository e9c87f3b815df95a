import { expect, it } from 'vitest'
import { loggedPath } from './access-log.ts'

it.each([
  ['/invitations/abcdefghijABCDEFGHIJ0123456789_-abcdefghij', '/invitations/[token]'],
  ['/fr/invitations/abcdefghijABCDEFGHIJ0123456789_-abcdefghij?x=1', '/fr/invitations/[token]'],
  ['/api/v1/password-reset/abcdefghijABCDEFGHIJ0123456789_-abcdefghij/', '/api/v1/password-reset/[token]/'],
  ['/api/v1/registrations/0199c0de-0000-7000-8000-000000000000', '/api/v1/registrations/0199c0de-0000-7000-8000-000000000000'],
  ['/desk?q=85073003328', '/desk'],
  ['/desk/85073003328', '/desk/[number]'],
  ['/desk/85.07.30-033.28', '/desk/[number]'],
  ['/desk/850730%20033%2028', '/desk/[number]'],
  [`/${'a/'.repeat(1000)}`, expect.stringMatching(/^.{300}$/) as string],
])('writes %s as %s', (path, written) => {
  expect(loggedPath(path)).toEqual(written)
})
