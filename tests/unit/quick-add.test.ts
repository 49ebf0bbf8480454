import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseQuickAdd, type QuickAddContext, type QuickAddFields } from '@/lib/tasks/quick-add'
import { taskInput } from '@/lib/tasks/task-schema'

const zone = process.env.TZ

afterAll(() => {
  process.env.TZ = zone ?? ''
  if (zone === undefined) delete process.env.TZ
})

/** A Wednesday afternoon. */
const context: QuickAddContext = {
  now: { day: '2026-11-25', time: '14:00' },
  dayFirst: false,
  dotted: false,
  firstDay: 1,
  keptAsText: [],
}

type Row = [text: string, title: string, day?: string, time?: string]

const dates: Row[] = [
  ['call mum tomorrow 5pm', 'call mum', '2026-11-26', '17:00'],
  ['dentist 12 Dec 14:30', 'dentist', '2026-12-12', '14:30'],
  ['renew the lease in 3 days', 'renew the lease', '2026-11-28'],
  ['report next week', 'report', '2026-11-30'],
  ['budget next month', 'budget', '2026-12-01'],
  ['taxes next year', 'taxes', '2027-01-01'],
  ['rent 1st', 'rent', '2026-12-01'],
  ['rent on the 1st', 'rent', '2026-12-01'],
  ['invoice 31st', 'invoice', '2026-12-31'],
  ['pay Bob the 25th', 'pay Bob', '2026-11-25'],
  ['invoice on the 5th at 9am', 'invoice', '2026-12-05', '09:00'],
  ['meeting at 9', 'meeting', '2026-11-26', '09:00'],
  ['dinner at 7', 'dinner', '2026-11-26', '07:00'],
  ['tea at 5', 'tea', '2026-11-25', '17:00'],
  ['feed at 05:00', 'feed', '2026-11-26', '05:00'],
  ['gym 5pm', 'gym', '2026-11-25', '17:00'],
  ['gym 9am', 'gym', '2026-11-26', '09:00'],
  ['lunch 12:30', 'lunch', '2026-11-26', '12:30'],
  ['flight AA123 on monday', 'flight AA123', '2026-11-30'],
  ['Pay rent by friday', 'Pay rent', '2026-11-27'],
  ['Pay rent due on friday', 'Pay rent', '2026-11-27'],
  ['book a table for friday 8pm', 'book a table', '2026-11-27', '20:00'],
  ['tomorrow call mum', 'call mum', '2026-11-26'],
  ['Friday: call mum', 'call mum', '2026-11-27'],
  ['pay rent, friday', 'pay rent', '2026-11-27'],
  ['dinner (friday) with Bob', 'dinner with Bob', '2026-11-27'],
  ['next friday drinks', 'drinks', '2026-12-04'],
  ['review wednesday', 'review', '2026-12-02'],
  ['review this friday', 'review', '2026-11-27'],
  ['clean up this weekend', 'clean up', '2026-11-28'],
  ['buy milk sun', 'buy milk', '2026-11-29'],
  ['buy milk tomorrow。', 'buy milk。', '2026-11-26'],
  ['buy milk sat #home p1', 'buy milk', '2026-11-28'],
  ['Sat 10am gym', 'gym', '2026-11-28', '10:00'],
  ['on sat paint the fence', 'paint the fence', '2026-11-28'],
  ['report tue 1st dec', 'report', '2026-12-01'],
  ['party 3 May with Anna', 'party with Anna', '2027-05-03'],
  ['post cards by 20 Nov', 'post cards', '2027-11-20'],
  ['file 2026-12-01', 'file', '2026-12-01'],
  ['file 12/4', 'file', '2026-12-04'],
  ['file by 12/4 with Ann', 'file with Ann', '2026-12-04'],
  ['renew in march', 'renew', '2027-03-01'],
  ['stop by July 2027', 'stop', '2027-07-01'],
  ['tidy up end of month', 'tidy up', '2026-11-30'],
  ['call back in 2 hours', 'call back', '2026-11-25', '16:00'],
  ['tomorrow morning run', 'run', '2026-11-26', '09:00'],
  ['run in the morning', 'run', '2026-11-26', '09:00'],
  ['call at noon', 'call', '2026-11-26', '12:00'],
  ['call this morning', 'call', '2026-11-25'],
  ['film tonight', 'film', '2026-11-25', '20:00'],
  ['film tonight at 8', 'film', '2026-11-25', '20:00'],
  ['sow beans day after tomorrow', 'sow beans', '2026-11-27'],
  ['5pm call mum friday', 'call mum', '2026-11-27', '17:00'],
  ['monday report due friday', 'monday report', '2026-11-27'],
  ['Meeting tomorrow 2-3pm', 'Meeting tomorrow 2-3pm', '2026-11-26', '14:00'],
  ['Pay rent friday 9am p1 #home', 'Pay rent', '2026-11-27', '09:00'],
  ['sow beans the day after tomorrow', 'sow beans', '2026-11-27'],
  ['sow beans the day after tomorrow at 9am', 'sow beans', '2026-11-27', '09:00'],
  ['pay on the 1st of December', 'pay', '2026-12-01'],
  ['pay the 1st of December', 'pay', '2026-12-01'],
  ['pay by the 1st of May', 'pay', '2027-05-01'],
  ['pay the first of December', 'pay', '2026-12-01'],
  ['dinner on friday the 4th of December', 'dinner', '2026-12-04'],
  ['on the 24th of December at 6pm dinner', 'dinner', '2026-12-24', '18:00'],
  ['report end of week', 'report', '2026-11-29'],
  ['report by the end of the week', 'report', '2026-11-29'],
  ['report end of this week', 'report', '2026-11-29'],
  ['report end of next week', 'report', '2026-12-06'],
  ['report end of week at 5pm', 'report', '2026-11-29', '17:00'],
  ['report by the end of the month', 'report', '2026-11-30'],
  ['report eod', 'report', '2026-11-25'],
  ['report by EOD', 'report', '2026-11-25'],
  ['report by end of day', 'report', '2026-11-25'],
  ['report at the end of the day', 'report', '2026-11-25'],
  ['report eod friday', 'report', '2026-11-27'],
  ['report by end of day tomorrow', 'report', '2026-11-26'],
  ['report friday eod', 'report', '2026-11-27'],
  ['buy milk (tomorrow)', 'buy milk', '2026-11-26'],
  ['buy milk [tomorrow]', 'buy milk', '2026-11-26'],
  ['(tomorrow) buy milk', 'buy milk', '2026-11-26'],
  ['buy milk (friday at 5pm) for Tom', 'buy milk for Tom', '2026-11-27', '17:00'],
  ['buy milk (by friday)', 'buy milk', '2026-11-27'],
  ['buy milk ((friday) 5pm) #food', 'buy milk', '2026-11-27', '17:00'],
  ['fix (the roof on friday)', 'fix (the roof)', '2026-11-27'],
  ['fix (tomorrow the roof)', 'fix (the roof)', '2026-11-26'],
  ['meet (with Bob friday) 5pm', 'meet (with Bob)', '2026-11-27', '17:00'],
  ['call main() tomorrow', 'call main()', '2026-11-26'],
  ['call Bob and Ann friday', 'call Bob and Ann', '2026-11-27'],
  ['monday and tuesday report, due friday', 'monday and tuesday report', '2026-11-27'],
  ['call friday and pay saturday', 'call friday and pay', '2026-11-28'],
  ['run for 20 minutes, friday', 'run for 20 minutes', '2026-11-27'],
  ['trip monday to friday', 'trip monday to friday', '2026-11-30'],
  ['paint it black today', 'paint it black', '2026-11-25'],
  ['call April tomorrow', 'call April', '2026-11-26'],
  ['call April at 5', 'call April', '2026-11-25', '17:00'],
  ['call June, friday 10am', 'call June', '2026-11-27', '10:00'],
  ['renew by April', 'renew', '2027-04-01'],
  ['renew before june #home', 'renew', '2027-06-01'],
  ['renew due in april', 'renew', '2027-04-01'],
  ['renew next April', 'renew', '2027-04-01'],
  ['renew by next april', 'renew', '2027-04-01'],
  ['renew April 2027', 'renew', '2027-04-01'],
  ['renew by the end of April', 'renew', '2027-04-30'],
  ['trip April to June', 'trip April to June', '2027-04-01'],
  ['trip in April-June', 'trip in April-June', '2027-04-01'],
  ['Windows 11 tomorrow', 'Windows 11', '2026-11-26'],
  ['Windows 11, tomorrow 5pm', 'Windows 11', '2026-11-26', '17:00'],
  ['Room 12 on friday', 'Room 12', '2026-11-27'],
  ['Flight BA 22 today', 'Flight BA 22', '2026-11-25'],
  ['Catch 22 sunday', 'Catch 22', '2026-11-29'],
  ['Level 10 tonight', 'Level 10', '2026-11-25', '20:00'],
  ['call at 10 friday', 'call', '2026-11-27', '10:00'],
  ['hand in by 11 friday', 'hand in', '2026-11-27', '11:00'],
  ['call 10:00 friday', 'call', '2026-11-27', '10:00'],
  ['call 10am friday', 'call', '2026-11-27', '10:00'],
  ['call tomorrow 15', 'call', '2026-11-26', '15:00'],
  ['call friday, 10', 'call', '2026-11-27', '10:00'],
]

const words = [
  'The 9/11 Report',
  'sat on the sofa',
  'buy 2 sun hats',
  'Send may report',
  'Prepare June report',
  'The 5th Wave',
  'Repaint the 2nd floor',
  'Call April',
  'Thank June',
  'Call August, then Ann',
  'Call May',
  'Call Dec',
  'Call April or June',
  'Call April to confirm',
  'Call April - urgent',
  'Call April of accounting',
  'Renew this June',
  'Wait until June',
  'Black Friday shopping',
  'Shop on Black Friday',
  'Shop on Black Friday at 9am',
  'Good Friday lunch',
  'Cyber Monday deals',
  'Ash Wednesday mass',
  'Palm Sunday',
  'Call Friday or Saturday',
  'Call sat or sun 5pm',
  'Call on friday or on saturday',
  'Call by monday, or by tuesday',
  'Open mon, tue & thu',
  'Call tomorrow, tuesday or friday',
  'Take pills 8am and 8pm',
  'Take pills tomorrow 8am, 2pm and 8pm',
  'Take pills 8 and 10pm',
  'Take pills at 8 or 9',
  'Trip Dec 24 and 25',
  'Call in March or April',
  'Call in March, April or May',
  'Call April and June',
  'Trip 5 or 6 Dec',
  'Trip between monday and friday',
  'Trip between 24 Dec and 2 Jan',
  'Call between 5pm and dinner',
  'Water the plants every monday and friday',
  'Call tomorrow and the day after tomorrow',
  'Send EOD report',
  'end of day report',
  'end of week drinks',
  'The end of the day',
  'geodesy',
  'Shop for the 4th of July party',
  'the day after tomorrow’s party',
  'check money',
  'old monitor',
  'buy paprika',
  'buy 3 may flowers',
  'Sun cream and towels',
  'Order mar bars',
  'Compare dec figures',
  'read 1984',
  'version 2.10',
  'release v2.10',
  '1/2 cup of sugar',
  'support 24/7',
  'room 10',
  'water the plants every friday',
  'stand-up every second tuesday 9am',
  'meditate for 10 minutes',
  'wait 2 weeks',
  'rate it 9 to 5',
  'The Monday report',
  'Friday’s minutes',
  'wait until friday',
  'photographs of 12 Dec 2020',
  'yesterday',
  'what we said last friday',
  'do it now',
  'morning run',
  'buy night cream',
  'plan a weekend trip',
  'finish this week',
  'dinner at 10 Downing Street',
  'call Bob 5pm EST',
  'call Bob 5pm (EST)',
  'plan (the monday talk)',
  'friday',
  'tomorrow 9am',
  'read "monday friday" by Ann',
  'read “The Sunday Times”',
  'read ”The Sunday Times”',
  'buy a 27" monitor',
  'fix #42',
  'learn C# today’s way',
  'p1x and xp1',
  'win at high stakes',
  'Tel. 0171 2345678',
  '',
  '   ',
]

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Europe/Berlin']

describe.each(zones)('a line that is typed in %s', (timeZone) => {
  it.each(dates)('“%s” becomes “%s”, due %s', (text, title, day, time) => {
    process.env.TZ = timeZone
    const { fields } = parseQuickAdd(text, context)
    expect(fields).toMatchObject({ title, due_date: day, due_time: time ?? null })
  })

  it.each(words)('“%s” is a title and nothing else', (text) => {
    process.env.TZ = timeZone
    expect(parseQuickAdd(text, context)).toEqual({ fields: untouched(text.trim()), spans: [] })
  })
})

function untouched(title: string): QuickAddFields {
  return { title, priority: 'none', due_date: null, due_time: null, tags: [] }
}

describe('what a line says beside its date', () => {
  const parse = (text: string, more: Partial<QuickAddContext> = {}) =>
    parseQuickAdd(text, { ...context, ...more })

  it.each([
    ['call p1', 'high'],
    ['p2 call', 'medium'],
    ['call P3 mum', 'low'],
    ['call !high', 'high'],
    ['call !Medium mum', 'medium'],
    ['!low call', 'low'],
    ['call p3 mum p1', 'high'],
    ['call p4', 'none'],
    ['call mp3', 'none'],
    ['call p1.', 'none'],
    ['call !highest', 'none'],
  ])('“%s” has the priority %s', (text, priority) => {
    expect(parse(text).fields.priority).toBe(priority)
  })

  it('keeps a priority before the last one as a word', () => {
    expect(parse('call p3 mum p1').fields.title).toBe('call p3 mum')
  })

  it.each([
    ['buy milk #Home', 'buy milk', ['home']],
    ['#errand buy milk #home', 'buy milk', ['errand', 'home']],
    ['buy milk #home, #home', 'buy milk', ['home']],
    ['läuten #küche #家族', 'läuten', ['küche', '家族']],
    ['learn #हिन्दी tomorrow', 'learn', ['हिन्दी']],
    ['buy #cafe\u0301 beans', 'buy beans', ['cafe\u0301']],
    ['fix (#home)', 'fix', ['home']],
    ['fix (the roof #home)', 'fix (the roof)', ['home']],
    ['fix [(#home)] now', 'fix now', ['home']],
    ['clean #home🏡', 'clean', ['home🏡']],
    ['clean #home!', 'clean!', ['home']],
    ['plan #q3-2027', 'plan', ['q3-2027']],
    ['see #2fa', 'see', ['2fa']],
    ['buy milk #', 'buy milk #', []],
    ['a#b and #c#d', 'a#b and #c#d', []],
    [`x #${'y'.repeat(50)}`, 'x', ['y'.repeat(50)]],
    [`x #${'y'.repeat(51)}`, `x #${'y'.repeat(51)}`, []],
  ])('“%s” is “%s” with the tags %j', (text, title, tags) => {
    expect(parse(text).fields).toMatchObject({ title, tags })
  })

  it('leaves the twenty-first tag in the title', () => {
    const tags = Array.from({ length: 21 }, (_, index) => `t${index}`)
    const { fields } = parse(`all ${tags.map((tag) => `#${tag}`).join(' ')} #t3`)
    expect(fields.tags).toEqual(tags.slice(0, 20))
    expect(fields.title).toBe('all #t20')
  })

  it('makes of it what the API takes', () => {
    for (const [text] of [...dates, ...words.filter((word) => word.trim()).map((word) => [word])]) {
      expect(taskInput.parse(parse(text ?? '').fields)).toMatchObject(parse(text ?? '').fields)
    }
  })

  it('reads nothing within quotes, which stay', () => {
    const { fields } = parse('send "friday p1 #home" to Ann monday')
    expect(fields).toMatchObject({
      title: 'send "friday p1 #home" to Ann',
      due_date: '2026-11-30',
      priority: 'none',
      tags: [],
    })
  })

  it('marks each span where it stands', () => {
    const text = 'Pay rent by friday 9am p1 #home'
    const { spans } = parse(text)
    expect(spans.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['by friday 9am', 'date'],
      ['p1', 'priority'],
      ['#home', 'tag'],
    ])
  })

  it('takes 3/4 as the person’s own land does', () => {
    expect(parse('file 3/4').fields.due_date).toBe('2027-03-04')
    expect(parse('file 3/4', { dayFirst: true }).fields.due_date).toBe('2027-04-03')
  })

  it.each([
    ['party Nov 30', 'party', '2026-11-30', null],
    ['party 30 Nov', 'party', '2026-11-30', null],
    ['party December 24', 'party', '2026-12-24', null],
    ['party Dec 31 at 23:00', 'party', '2026-12-31', '23:00'],
    ['party Dec 27 5pm', 'party', '2026-12-27', '17:00'],
    ['Dec 24 18:00 dinner', 'dinner', '2026-12-24', '18:00'],
    ['party Dec 24 2027', 'party', '2027-12-24', null],
    ['party Dec 2027', 'party', '2027-12-01', null],
    ['trip Nov 30 - Dec 2', 'trip Nov 30 - Dec 2', '2026-11-30', null],
  ])('takes the number beside a month for a day everywhere: “%s”', (text, title, day, time) => {
    for (const dayFirst of [false, true]) {
      const { fields } = parse(text, { dayFirst })
      expect(fields).toMatchObject({ title, due_date: day, due_time: time })
    }
  })

  it.each([
    ['dinner 24.12.', 'dinner', '2026-12-24', null],
    ['24.12. dinner', 'dinner', '2026-12-24', null],
    ['dinner on 24.12. 18:00', 'dinner', '2026-12-24', '18:00'],
    ['dinner 1. 2. at 5pm', 'dinner', '2027-02-01', '17:00'],
    ['dinner 25.11. tea', 'dinner tea', '2026-11-25', null],
    ['dinner 24.12.2027', 'dinner', '2027-12-24', null],
    ['trip 24.12. - 26.12.', 'trip 24.12. - 26.12.', '2026-12-24', null],
    ['dinner 24.12', 'dinner 24.12', null, null],
    ['dinner 31.2. 18:00', 'dinner 31.2. 18:00', null, null],
    ['dinner 12.24. 18:00', 'dinner 12.24. 18:00', null, null],
    ['update to v1.2.', 'update to v1.2.', null, null],
    ['update to 1.2.3.', 'update to 1.2.3.', null, null],
    ['ping 10.0.1.2.', 'ping 10.0.1.2.', null, null],
  ])('reads “%s” where dates have dots', (text, title, day, time) => {
    const { fields } = parse(text, { dayFirst: true, dotted: true })
    expect(fields).toMatchObject({ title, due_date: day, due_time: time })
  })

  it.each(['dinner 24.12.', 'dinner 24.12. 18:00', 'dinner 24.12. at 6pm', '18:00 24.12. dinner'])(
    'reads nothing of “%s” where dates have none',
    (text) => {
      for (const dayFirst of [false, true]) {
        expect(parse(text, { dayFirst }).fields).toEqual(untouched(text))
      }
    },
  )

  it('takes next week from the day that it begins with there', () => {
    expect(parse('report next week').fields.due_date).toBe('2026-11-30')
    expect(parse('report next week', { firstDay: 7 }).fields.due_date).toBe('2026-11-29')
    expect(parse('report end of week', { firstDay: 7 }).fields.due_date).toBe('2026-11-28')
  })

  it('leaves what was turned back into text, and reads what is left', () => {
    const text = 'Pay rent friday 9am p1 #home'
    expect(parse(text, { keptAsText: ['friday 9am'] }).fields).toEqual({
      ...untouched('Pay rent friday 9am'),
      priority: 'high',
      tags: ['home'],
    })
    expect(parse(text, { keptAsText: ['P1', '#home'] }).fields).toMatchObject({
      title: 'Pay rent p1 #home',
      due_date: '2026-11-27',
      priority: 'none',
    })
    expect(parse('monday report friday', { keptAsText: ['friday'] }).fields).toMatchObject({
      title: 'report friday',
      due_date: '2026-11-30',
    })
    // İ is longer in lower case, and what comes after it stands where it was typed.
    expect(parse('İzmir trip tomorrow #home', { keptAsText: ['tomorrow'] }).fields).toEqual({
      ...untouched('İzmir trip tomorrow'),
      tags: ['home'],
    })
    expect(parse('a+b (friday) p1', { keptAsText: ['(friday)'] }).fields).toEqual({
      ...untouched('a+b (friday)'),
      priority: 'high',
    })
    // Only the whole word: "sun" that is kept is no Sunday.
    expect(parse('rest sunday', { keptAsText: ['sun'] }).fields.due_date).toBe('2026-11-29')
  })

  it('is a title where nothing else would be left', () => {
    expect(parse('friday #home').fields).toEqual({ ...untouched('friday'), tags: ['home'] })
    expect(parse('p1 #home').fields.title).toBe('')
  })

  it('looks for no date in what is too long for a title', () => {
    const text = `${'1 a at in '.repeat(20_000)}friday`
    expect(parse(text).fields).toEqual(untouched(text))
  })
})

describe('whatever is typed', () => {
  const pieces = [...dates, ...words.map((text): Row => [text, text])].flatMap(([text]) =>
    text.split(' '),
  )
  const line = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
    .map((parts) => parts.join(' '))

  it('is taken apart without a gap, and makes a task that the API takes', () => {
    fc.assert(
      fc.property(line, fc.boolean(), fc.boolean(), (text, dayFirst, dotted) => {
        const { fields, spans } = parseQuickAdd(text, { ...context, dayFirst, dotted })
        const edges = spans.flatMap(({ start, end }) => [start, end])
        expect(edges).toEqual(edges.toSorted((left, right) => left - right))
        for (const { start, end } of spans) expect(text.slice(start, end).trim()).not.toBe('')
        expect(taskInput.safeParse({ ...fields, title: 'x' }).success).toBe(true)
        expect(fields.title).toBe(fields.title.trim())
      }),
      { numRuns: 2_000 },
    )
  })

  it('is text wherever it is turned back', () => {
    fc.assert(
      fc.property(line, fc.nat(), (text, index) => {
        const { spans } = parseQuickAdd(text, context)
        const chosen = spans[index % spans.length]
        fc.pre(chosen !== undefined)
        const keptAsText = [text.slice(chosen.start, chosen.end)]
        const left = parseQuickAdd(text, { ...context, keptAsText }).spans
        expect(left.filter(({ start, end }) => start < chosen.end && end > chosen.start)).toEqual(
          [],
        )
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the day it is', () => {
  it.each([
    ['2026-11-27', '10:00', 'call friday', '2026-12-04', null],
    ['2026-11-27', '08:00', 'call friday 9am', '2026-12-04', '09:00'],
    ['2026-11-27', '10:00', 'call this friday', '2026-11-27', null],
    ['2026-11-27', '14:00', 'call 27 Nov', '2026-11-27', null],
    ['2026-11-27', '14:00', 'call 11/27', '2026-11-27', null],
    ['2026-11-27', '14:00', 'call Nov 27 3pm', '2026-11-27', '15:00'],
    ['2026-11-27', '14:00', 'call Nov 27 2028', '2028-11-27', null],
    ['2026-11-27', '14:00', 'call in a year', '2027-11-27', null],
    ['2026-11-29', '10:00', 'report next week', '2026-11-30', null],
    ['2026-11-30', '10:00', 'report next week', '2026-12-07', null],
    ['2026-11-28', '10:00', 'clean up this weekend', '2026-11-28', null],
    ['2026-11-29', '10:00', 'clean up this weekend', '2026-11-29', null],
    ['2026-11-28', '10:00', 'clean up next weekend', '2026-12-05', null],
    ['2026-11-25', '23:30', 'film tonight', '2026-11-25', null],
    ['2026-12-31', '23:59', 'call tomorrow', '2027-01-01', null],
    ['2026-12-31', '23:59', 'call in 2 minutes', '2027-01-01', '00:01'],
    ['2027-01-31', '12:00', 'rent next month', '2027-02-01', null],
    ['2027-02-01', '12:00', 'rent 31st', '2027-03-31', null],
    ['2028-02-28', '12:00', 'call tomorrow', '2028-02-29', null],
    // The hour, not the date that has the same number.
    ['2026-11-20', '14:00', 'flight on 5 june 05:00', '2027-06-05', '05:00'],
    ['2026-11-20', '14:00', 'meet 12/6 at 06:00', '2026-12-06', '06:00'],
    ['2026-11-20', '14:00', 'meet in 5 days at 05:00', '2026-11-25', '05:00'],
    ['2026-11-20', '14:00', 'meet on 5 june at 5', '2027-06-05', '17:00'],
    ['2026-11-20', '14:00', 'film tonight at midnight', '2026-11-21', '00:00'],
    ['2026-11-20', '14:00', 'film midnight tonight', '2026-11-21', '00:00'],
    ['2026-11-20', '14:00', 'film tonight 12am', '2026-11-21', '00:00'],
    ['2026-11-20', '14:00', 'film tonight 12:30', '2026-11-21', '00:30'],
    ['2026-11-20', '14:00', 'film tonight at 1am', '2026-11-21', '01:00'],
    ['2026-11-20', '14:00', 'film tonight at 1', '2026-11-21', '01:00'],
    ['2026-11-21', '00:30', 'film tonight at 1', '2026-11-21', '01:00'],
    ['2026-11-21', '00:30', 'film tonight at midnight', '2026-11-22', '00:00'],
    ['2026-11-20', '14:00', 'film tonight at 5', '2026-11-20', '17:00'],
    ['2026-11-20', '14:00', 'film tonight at 8', '2026-11-20', '20:00'],
    ['2026-11-20', '14:00', 'film today at midnight', '2026-11-21', '00:00'],
    ['2026-11-20', '14:00', 'film tomorrow at midnight', '2026-11-21', '00:00'],
    ['2026-11-18', '14:00', 'film friday night at 12', '2026-11-21', '00:00'],
    ['2026-11-18', '14:00', 'film friday night at 11', '2026-11-20', '23:00'],
    ['2026-11-20', '14:00', 'film at midnight', '2026-11-21', '00:00'],
    // As long as the month is that they lead to.
    ['2027-01-31', '12:00', 'call in 1 month', '2027-02-28', null],
    ['2026-08-31', '12:00', 'call in a month', '2026-09-30', null],
    ['2026-11-30', '12:00', 'call in three months', '2027-02-28', null],
    ['2028-02-29', '12:00', 'call in 1 year', '2029-02-28', null],
    ['2027-01-29', '12:00', 'call 1 march', '2027-03-01', null],
    // Beyond what a date can be.
    ['2026-11-20', '14:00', 'call in 8000 years', null, null],
    ['2026-11-20', '14:00', 'call in 24000 years', null, null],
    // Nights of 23 and of 25 hours, in Berlin, in New York, and none elsewhere.
    ['2027-03-27', '23:30', 'call tomorrow 2:30', '2027-03-28', '14:30'],
    ['2027-03-27', '12:00', 'feed tomorrow 02:30', '2027-03-28', '02:30'],
    ['2027-03-27', '23:30', 'call in 3 days', '2027-03-30', null],
    ['2026-10-24', '00:15', 'call in 2 days', '2026-10-26', null],
    ['2026-10-31', '23:59', 'call in a week', '2026-11-07', null],
    ['2027-03-13', '12:00', 'feed tomorrow 02:30', '2027-03-14', '02:30'],
  ])('on %s at %s “%s” is due %s %s', (day, time, text, due_date, due_time) => {
    for (const timeZone of zones) {
      process.env.TZ = timeZone
      const { fields } = parseQuickAdd(text, { ...context, now: { day, time } })
      expect({ timeZone, ...fields }).toMatchObject({ timeZone, due_date, due_time })
    }
  })
})
