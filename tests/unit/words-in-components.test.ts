import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { readSources } from '../harness/source-files'

/** Attributes whose value is read or heard by a person. */
const readAttributes = new Set([
  ...['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription'],
  ...['aria-valuetext', 'description', 'doneLabel', 'heading', 'hint', 'label', 'pendingLabel'],
  ...['placeholder', 'submitLabel', 'text', 'title', 'what'],
])

/** The same in any language. */
const nameOfTheProduct = 'Docket'

/** A command to be copied, in which a language would change nothing. */
const codeSamples = ['app/sample-request.tsx']

const components = readSources('app').filter(({ path }) => path.endsWith('.tsx'))

describe('words', () => {
  it('stand in no component: all that a person reads comes from the catalogue', () => {
    expect(components.length).toBeGreaterThan(40)
    const found = components
      .filter(({ path }) => !codeSamples.includes(path))
      .flatMap(({ path, text }) => wordsIn(path, text).map((words) => `${path}: ${words}`))
    expect(found).toEqual([])
  })

  it.each([
    ['text', '<p>Hello</p>'],
    ['text in braces', "<p>{'Hello'}</p>"],
    ['either of two', "<p>{isOpen ? 'Hello' : <b />}</p>"],
    ['what stands in for nothing', "<p>{name ?? 'Hello'}</p>"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is looked through.
    ['a template', '<p>{`Hello ${name}`}</p>'],
    ['an attribute', '<input aria-label="Hello" />'],
    ['an attribute in braces', "<input placeholder={isOpen ? 'Hello' : undefined} />"],
    ['the title of a page', "export const metadata = { title: 'Hello' }"],
  ])('are found as %s', (_, source) => {
    expect(wordsIn('a.tsx', source)).toHaveLength(1)
  })

  it.each([
    ['a key of the catalogue', "<p>{t('hello')}</p>"],
    ['a class', '<p className="hello" />'],
    ['a sign', '<p>× · …</p>'],
    ['the name of the product', '<p>Docket</p>'],
    ['a comparison', "<p>{view === 'all' && <b />}</p>"],
  ])('are not %s', (_, source) => {
    expect(wordsIn('a.tsx', source)).toEqual([])
  })
})

function wordsIn(path: string, text: string): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (words: string) => {
    const isSaid = /\p{L}{2}/u.test(words) && words.trim() !== nameOfTheProduct
    if (isSaid) found.push(words.trim())
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node.text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      for (const words of literalsOf(node.expression)) note(words)
    }
    if (ts.isJsxAttribute(node) && readAttributes.has(node.name.getText())) {
      const { initializer } = node
      const value =
        initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer
      for (const words of literalsOf(value)) note(words)
    }
    if (isMetadata(node)) for (const words of propertiesOf(node.initializer)) note(words)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** What an expression can come to, as far as it is written out in it. */
function literalsOf(node: ts.Node | undefined): string[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    return [[node.head, ...node.templateSpans.map(({ literal }) => literal)].map(textOf).join('')]
  }
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression)
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap(literalsOf)
  }
  if (ts.isBinaryExpression(node)) {
    const { operatorToken, left, right } = node
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return literalsOf(right)
    const joins = [
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.PlusToken,
    ]
    if (joins.includes(operatorToken.kind)) return [left, right].flatMap(literalsOf)
  }
  return []
}

function textOf({ text }: { text: string }) {
  return text
}

function isMetadata(node: ts.Node): node is ts.VariableDeclaration {
  return ts.isVariableDeclaration(node) && node.name.getText() === 'metadata'
}

function propertiesOf(node: ts.Node | undefined): string[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return []
  return node.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return []
    const isRead = ['title', 'description', 'default'].includes(property.name.getText())
    const inner = propertiesOf(property.initializer)
    return isRead ? [...literalsOf(property.initializer), ...inner] : inner
  })
}
