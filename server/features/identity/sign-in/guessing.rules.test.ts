import { expect, it } from 'vitest'
import { networkOf } from './guessing.rules.ts'

it.each([
  ['192.0.2.77', '192.0.2'],
  ['::ffff:192.0.2.9', '192.0.2'],
  ['2001:db8:1:2::5', '2001:db8:1'],
  ['2001:0db8:0001:ffff:0:0:0:5', '2001:db8:1'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['nonsense', undefined],
  [null, undefined],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
