import { describe, expect, it } from 'vitest'
import { forwardedAddress } from '@/lib/server/forwarded-address'

const peer = '192.0.2.1'

describe('the address of a client', () => {
  it.each([
    ['the peer, without a header', 0, undefined, peer],
    ['the peer, whatever the header says', 0, '203.0.113.9', peer],
    ['what one proxy added', 1, '203.0.113.9', '203.0.113.9'],
    ['what one proxy added, not what was there', 1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['what the first of two added', 2, '203.0.113.9, 192.0.2.7', '203.0.113.9'],
    ['that, not what was there', 2, '198.51.100.1, 203.0.113.9,192.0.2.7', '203.0.113.9'],
  ])('is %s', (_, trustedProxies, forwardedFor, address) => {
    expect(forwardedAddress({ peer, forwardedFor, trustedProxies })).toBe(address)
  })

  it.each([
    ['no header', 1, undefined],
    ['an empty one', 1, ''],
    ['too few entries', 2, '203.0.113.9'],
    ['a word', 1, '203.0.113.9, unknown'],
    ['a gap', 1, '203.0.113.9, '],
    ['a gap further on', 2, '203.0.113.9, , 192.0.2.7'],
    ['a number out of range', 1, '203.0.113.256'],
    ['something behind the address', 1, '203.0.113.9 or so'],
    ['a port that is none', 1, '203.0.113.9:x'],
    ['half a bracket', 1, '[2001:db8::1'],
    ['a name', 1, 'client.example'],
  ])('is the peer, where the entry is %s', (_, trustedProxies, forwardedFor) => {
    expect(forwardedAddress({ peer, forwardedFor, trustedProxies })).toBe(peer)
  })

  it.each([
    ['203.0.113.9:4711', '203.0.113.9'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['[::FFFF:203.0.113.9]:4711', '203.0.113.9'],
  ])('is read from %s', (forwardedFor, address) => {
    expect(forwardedAddress({ peer, forwardedFor, trustedProxies: 1 })).toBe(address)
  })

  it('is that of a peer without what a socket for both versions puts before it', () => {
    const seen = { peer: '::ffff:192.0.2.1', forwardedFor: undefined, trustedProxies: 0 }
    expect(forwardedAddress(seen)).toBe('192.0.2.1')
  })

  it('is empty where the peer is gone', () => {
    expect(
      forwardedAddress({ peer: undefined, forwardedFor: '203.0.113.9', trustedProxies: 0 }),
    ).toBe('')
  })
})
