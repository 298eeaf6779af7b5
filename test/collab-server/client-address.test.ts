import { describe, expect, test } from 'vitest'
import { clientAddress, isLoopback, parseTrustedProxies } from '../../collab-server/http/client-address.ts'

const from = (remoteAddress: string, said?: string, trust?: string) =>
  clientAddress(
    { socket: { remoteAddress }, headers: said === undefined ? {} : { 'x-forwarded-for': said } },
    trust === undefined ? undefined : parseTrustedProxies(trust),
  )

describe('where a request comes from', () => {
  test('nobody is believed unless told', () => {
    expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9')
  })

  test('with one proxy its last word counts, and what the client wrote before it does not', () => {
    expect(from('10.0.0.1', '6.6.6.6, 203.0.113.9', '1')).toBe('203.0.113.9')
    expect(from('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', '2')).toBe('203.0.113.9')
    expect(from('10.0.0.1', undefined, '1')).toBe('10.0.0.1')
    expect(from('10.0.0.1', '203.0.113.9', '2')).toBe('203.0.113.9')
  })

  test('with proxies by address it is the last who is none of them', () => {
    const trust = '127.0.0.1, 10.0.0.0/8, fd00::/8'
    expect(from('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.1.2.3', trust)).toBe('203.0.113.9')
    expect(from('fd00::1', '203.0.113.9', trust)).toBe('203.0.113.9')
    // Who comes past the proxy says what they like.
    expect(from('198.51.100.7', '203.0.113.9', trust)).toBe('198.51.100.7')
    expect(from('10.0.0.1', '10.0.0.2, 10.0.0.3', trust)).toBe('10.0.0.2')
  })

  test('what is no address is not believed', () => {
    expect(from('10.0.0.1', 'unknown', '1')).toBe('10.0.0.1')
    expect(from('10.0.0.1', '203.0.113.9, nonsense', '2')).toBe('10.0.0.1')
  })

  test('ports and brackets do not count', () => {
    expect(from('10.0.0.1', '203.0.113.9:5123', '1')).toBe('203.0.113.9')
    expect(from('10.0.0.1', '[2001:db8:1:2::9]:443', '1')).toBe('2001:db8:1:2::/64')
  })

  test('an IPv6 customer is one, whatever address of their own they take', () => {
    expect(from('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
    expect(from('2001:0db8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64')
    expect(from('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(from('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })

  test('this machine is known by all its names', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(isLoopback(from(address))).toBe(true)
    expect(isLoopback(from('10.0.0.1'))).toBe(false)
  })

  test.each(['0', '10', 'yes', '10.0.0.0/33', '10.0.0/8', '1.2.3.4/', '1.2.3.4,', '::1/129', '1.2.3.4/8/8'])(
    '"%s" says nothing of whom to trust',
    (text) => expect(parseTrustedProxies(text)).toBeUndefined(),
  )
})
