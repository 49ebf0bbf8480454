import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import compile from 'icu-minify/compile'
import format from 'icu-minify/format'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { appWords } from '@/lib/words/app-words'
import { saidByServerAlone } from '@/lib/words/compile-words.mjs'
import { words as layerWords } from '@/lib/words/layer-words'
import { words } from '@/lib/words/translator'
import { reachableFrom, readSources } from '../harness/source-files'

type Words = { [key: string]: string | Words }

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...args),
}

const catalogue = flatten(words.messages)
const sources = readSources('app', 'lib').map(({ path, text }) => readKeys(path, text))

describe('the catalogue', () => {
  it('has no message that nothing says', () => {
    expect(catalogue.size).toBeGreaterThan(100)
    const everyKey = sources.flatMap(({ keys }) => keys)
    const isSaid = (path: string) =>
      sources.some(({ namespaces, keys, isOpen }) =>
        namespaces.some(
          (namespace) =>
            path.startsWith(`${namespace}.`) &&
            (isOpen ? everyKey : keys).some((key) => key.test(path.slice(namespace.length + 1))),
        ),
      )
    expect([...catalogue.keys()].filter((path) => !isSaid(path))).toEqual([])
  })

  it('has no browser say what it is not given', () => {
    const client = readSources('app', 'lib').filter(({ path, text }) => {
      const isShared = path.startsWith('lib/') && !/^lib\/(mail\/|problem-explanations)/.test(path)
      return text.startsWith("'use client'") || isShared
    })
    const namespaces = client.flatMap(({ path, text }) => readKeys(path, text).namespaces)
    expect(namespaces.length).toBeGreaterThan(20)
    for (const name of saidByServerAlone) {
      expect(words.messages).toHaveProperty(name)
      expect(namespaces.filter((used) => used.split('.')[0] === name)).toEqual([])
    }
  })

  it.each([
    ['before anything is opened', appWords.messages, { atOnce: true }],
    ['and of what keys open', layerWords.messages, {}],
  ])(
    'has pages without an account’s forms say only words that they fetched, %s',
    (_, fetched, reach) => {
      const all = readSources('app', 'lib')
      const pages = all.filter(({ path }) =>
        /^app\/(?!.*(?:\(auth\)|settings)\/).*\b(?:page|layout|error|not-found)\.tsx$/.test(path),
      )
      const paths = new Set(pages.flatMap((page) => [...reachableFrom(page, all, reach)]))
      const said = all
        .filter(({ path, text }) => paths.has(path) && text.startsWith("'use client'"))
        .flatMap(({ path, text }) => readKeys(path, text).namespaces)
      expect(said.length).toBeGreaterThan(20)
      const names = said.map((namespace) => namespace.split('.')[0] ?? '')
      expect(names.filter((name) => !(name in fetched))).toEqual([])
    },
  )

  it.each([...catalogue])(
    'says %s in another language from one whole message',
    (_path, message) => {
      // As the browser has it: taken apart while building.
      const said = format(compile(turned(message)), 'de', valuesFor(message), { formatters })
      expect(said).not.toMatch(/[{}]/)
      // A space at an end would join it to a neighbour, in an order that other languages lack.
      expect(message).toBe(message.trim())
    },
  )
})

/** What a translator would make of it: other letters, the same arguments and tags. */
function turned(message: string): string {
  return parse(message).map(print).join('')
}

function print(element: MessageFormatElement): string {
  switch (element.type) {
    case TYPE.literal:
      return element.value.replace(/\p{L}/gu, 'ø')
    case TYPE.pound:
      return '#'
    case TYPE.tag:
      return `<${element.value}>${element.children.map(print).join('')}</${element.value}>`
    case TYPE.select:
    case TYPE.plural: {
      const kind = element.type === TYPE.select ? 'select' : 'plural'
      const options = Object.entries(element.options).map(
        ([name, { value }]) => `${name} {${value.map(print).join('')}}`,
      )
      return `{${element.value}, ${kind}, ${options.join(' ')}}`
    }
    default:
      return `{${element.value}}`
  }
}

/** Something for every argument, and a function for every tag. */
function valuesFor(message: string) {
  const values: Record<string, number | ((chunks: string[]) => string)> = {}
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      values[element.value] = element.type === TYPE.tag ? (chunks) => chunks.join('') : 2
      if (element.type === TYPE.tag) visit(element.children)
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const { value } of Object.values(element.options)) visit(value)
      }
    }
  }
  visit(parse(message))
  return values
}

function flatten(words: Words, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

/**
 * The namespaces that a file names, and everything in it that may be a key, holes and all.
 * An open one says a key that it was given: where that is written is anybody's guess.
 */
function readKeys(path: string, text: string) {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const namespaces: string[] = []
  const keys: RegExp[] = []
  const translators = new Set<string>()
  let isOpen = false
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) {
      if (namesNamespace(node)) namespaces.push(node.text)
      else keys.push(pattern([node.text]))
    }
    if (ts.isVariableDeclaration(node) && /^(?:useTranslations|translator)\(/.test(bodyOf(node))) {
      translators.add(node.name.getText())
    }
    if (ts.isCallExpression(node) && translators.has(node.expression.getText())) {
      const [key] = node.arguments
      if (key && (ts.isIdentifier(key) || ts.isPropertyAccessExpression(key))) isOpen = true
    }
    if (ts.isTemplateExpression(node)) {
      keys.push(pattern([node.head, ...node.templateSpans.map((span) => span.literal)].map(textOf)))
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { namespaces, keys, isOpen }
}

function bodyOf({ initializer }: ts.VariableDeclaration) {
  return initializer?.getText() ?? ''
}

function namesNamespace({ parent }: ts.StringLiteralLike): boolean {
  const place = ts.isLiteralTypeNode(parent) ? parent.parent : parent
  const name = ts.isCallExpression(place)
    ? place.expression.getText()
    : ts.isTypeReferenceNode(place) && place.typeName.getText()
  return ['useTranslations', 'translator', 'Translator'].includes(String(name))
}

function pattern(pieces: string[]): RegExp {
  return new RegExp(`^${pieces.map((piece) => piece.replace(/[^\w\s]/g, '\\$&')).join('[^.]+')}$`)
}

function textOf({ text }: { text: string }) {
  return text
}
