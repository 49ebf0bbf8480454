import { describe, expect, it } from 'vitest'
import { expectInvalid, expectProblem, expectTask } from '../harness/answers'
import { newPerson } from '../harness/person'

const bytesMax = 64 * 1024
const json = { 'content-type': 'application/json' }
const good = '{"title":"A"}'

describe('a body that is not a JSON object in UTF-8', () => {
  it.each([
    ['nothing', ''],
    ['space', ' \n'],
    ['half an object', '{"title":"A"'],
    ['half a string', '{"title":"A'],
    ['two objects', `${good}${good}`],
    ['single quotes', "{'title':'A'}"],
    ['a trailing comma', '{"title":"A",}'],
    ['a raw control character', '{"title":"a\nb"}'],
    ['a form', 'title=A'],
    ['NaN', '{"title":NaN}'],
    ['an array', `[${good}]`],
    ['a number', '5'],
    ['a string', '"A"'],
    ['null', 'null'],
    ['true', 'true'],
    ['a deep array', '['.repeat(60_000)],
    ['a deep array, closed', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['bytes of no UTF-8', bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d)],
    ['Latin-1', Buffer.from('{"title":"é"}', 'latin1')],
    ['an overlong NUL', Buffer.concat([Buffer.from('{"title":"'), bytes(0xc0, 0x80), end()])],
    ['a surrogate', Buffer.concat([Buffer.from('{"title":"'), bytes(0xed, 0xa0, 0x80), end()])],
    ['a character cut off', Buffer.concat([Buffer.from('{"title":"'), bytes(0xf0, 0x9f), end()])],
    ['UTF-16', Buffer.from(good, 'utf16le')],
  ])('is refused: %s', async (_name, raw) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const options = { raw: new Uint8Array(Buffer.from(raw)), headers: json }
    await expectProblem(await person.send('POST', '/tasks', options), 'bad_request')
    await expectProblem(await person.send('PUT', `/tasks/${id}`, options), 'bad_request')
    await expectProblem(await person.send('PATCH', `/tasks/${id}`, options), 'bad_request')
  })

  it('is refused where it breaks off', async () => {
    const person = await newPerson()
    const raw = streamOf({ chunk: '{"title":', times: 1, fails: true }).stream
    const response = await person.send('POST', '/tasks', { raw, headers: json })
    await expectProblem(response, 'bad_request')
    expect(await (await person.send('GET', '/tasks')).json()).toEqual([])
  })

  // RFC 8259, section 8.1, lets a reader pass over it.
  it('may begin with a byte order mark', async () => {
    const person = await newPerson()
    const options = { raw: `\ufeff${good}`, headers: json }
    const task = await expectTask(await person.send('POST', '/tasks', options), 201)
    expect(task.title).toBe('A')
  })
})

describe('a body of many bytes', () => {
  it.each([
    ['whole', (text: string) => text],
    ['streamed', (text: string) => streamOf({ chunk: text, times: 1 }).stream],
  ])('is taken up to 64 KiB and refused beyond: %s', async (_name, raw) => {
    const person = await newPerson()
    const post = (size: number) =>
      person.send('POST', '/tasks', { raw: raw(good.padEnd(size)), headers: json })
    await expectTask(await post(bytesMax), 201)
    await expectProblem(await post(bytesMax + 1), 'payload_too_large')
  })

  it('is counted in bytes, not in characters', async () => {
    const person = await newPerson()
    const body = { title: 'A', description: '€'.repeat(22_000) }
    await expectProblem(await person.send('POST', '/tasks', { body }), 'payload_too_large')
  })

  it('is not read on beyond 64 KiB', async () => {
    const person = await newPerson()
    const source = streamOf({ chunk: ' '.repeat(1024), times: Number.POSITIVE_INFINITY })
    const response = await person.send('POST', '/tasks', { raw: source.stream, headers: json })
    await expectProblem(response, 'payload_too_large')
    // One more than needed may wait in the stream's own queue.
    expect(source.pulls()).toBeLessThanOrEqual(67)
    expect(source.isCancelled()).toBe(true)
  })

  it('is refused by its Content-Length before it is read', async () => {
    const person = await newPerson()
    const source = streamOf({ chunk: ' ', times: Number.POSITIVE_INFINITY })
    const headers = { ...json, 'content-length': String(bytesMax + 1) }
    const response = await person.send('POST', '/tasks', { raw: source.stream, headers })
    await expectProblem(response, 'payload_too_large')
    expect(source.pulls()).toBeLessThanOrEqual(1)
  })
})

describe('a body of JSON that no schema has', () => {
  it.each([
    ['an array in the title', `{"title":${nested(30_000)}}`, '/title'],
    ['an array in the tags', `{"title":"A","tags":${nested(30_000)}}`, '/tags/0'],
    [
      'an unknown object',
      `{"title":"A","a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
      '/a',
    ],
    ['__proto__', '{"title":"A","__proto__":{"completed":true}}', '/__proto__'],
    ['constructor', '{"title":"A","constructor":{"prototype":{}}}', '/constructor'],
    ['toString', '{"title":"A","toString":1}', '/toString'],
    ['an empty name', '{"title":"A","":1}', '/'],
    ['half a surrogate pair as a name', '{"title":"A","\\ud800":1}', '/\ud800'],
    ['NUL as a name', '{"title":"A","\\u0000":1}', '/\u0000'],
  ])('is refused: %s', async (_name, raw, pointer) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const options = { raw, headers: json }
    expect(await expectInvalid(await person.send('POST', '/tasks', options))).toEqual([pointer])
    expect(await expectInvalid(await person.send('PUT', `/tasks/${id}`, options))).toEqual([
      pointer,
    ])
  })

  it('is known again by its key, however deep what is passed over in it', async () => {
    const person = await newPerson()
    const raw = `{"title":"A","version":${nested(30_000)}}`
    const headers = { ...json, 'idempotency-key': 'k' }
    for (const replayed of [null, 'true']) {
      const response = await person.send('POST', '/tasks', { raw, headers })
      expect(response.status).toBe(201)
      expect(response.headers.get('idempotency-replayed')).toBe(replayed)
    }
    const other = { raw: raw.replace('[[', '[').replace(']]', ']'), headers }
    await expectProblem(await person.send('POST', '/tasks', other), 'idempotency_key_reused')
  })

  it('is refused however many its mistakes are', async () => {
    const person = await newPerson()
    const names = Array.from({ length: 4_000 }, (_, i) => [`name ${i}`, 1])
    const body = Object.fromEntries(names)
    expect(await expectInvalid(await person.send('POST', '/tasks', { body }))).toContain('/title')
  })
})

function streamOf({
  chunk,
  times,
  fails = false,
}: {
  chunk: string
  times: number
  fails?: boolean
}) {
  const data = new TextEncoder().encode(chunk)
  let pulls = 0
  let cancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1
      if (pulls <= times) controller.enqueue(data)
      else if (fails) controller.error(new Error('the connection was closed'))
      else controller.close()
    },
    cancel() {
      cancelled = true
    },
  })
  return { stream, pulls: () => pulls, isCancelled: () => cancelled }
}

function bytes(...values: number[]) {
  return Buffer.from(values)
}

function end() {
  return Buffer.from('"}')
}

function nested(depth: number) {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`
}
