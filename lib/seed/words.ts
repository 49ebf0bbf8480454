/** What made-up tasks are made of. Some of it is outside of ASCII, as people's tasks are. */

export const verbs = [
  'Buy',
  'Call',
  'Write to',
  'Plan',
  'Fix',
  'Review',
  'Pay',
  'Book',
  'Clean',
  'Return',
  'Ask about',
  'Prepare',
  'Renew',
  'Écrire à',
  'Prüfe',
] as const

export const things = [
  'milk and bread',
  'the bank',
  'the roof',
  'the quarterly report',
  'a table for six',
  'the insurance',
  'Grandma’s birthday',
  'the slides',
  'the train to Köln',
  'the bicycle',
  'the lease',
  'the dentist',
  'the garden',
  'école des enfants',
  'Straßenbahnkarten',
  'Ярослав',
  'the invoice of ΑΒΓ',
  '会議の準備',
  'holiday photos 📷',
] as const

export const occasions = [
  'before Friday',
  'again',
  'for the team',
  'with Alice',
  'this week',
  'at home',
  'in June',
  'for the new flat',
] as const

export const sentences = [
  'The number is on the fridge.',
  'Ask whether Tuesday would do as well, since Monday is a holiday.',
  'See the notes from the last meeting.',
  'Costs about 40 €, perhaps less with the card.',
  'Not urgent, but it should not wait until winter either.',
  'Bring the papers, the key and two photos.',
  'Somebody from the office will call back.',
  'Wichtig: Größe und Farbe vorher prüfen.',
  'À faire avant la fin du mois.',
  'https://example.com/orders/4711 has the details.',
] as const

export const tags = [
  'home',
  'work',
  'errands',
  'family',
  'finance',
  'health',
  'travel',
  'büro',
  'someday',
  'waiting',
] as const
