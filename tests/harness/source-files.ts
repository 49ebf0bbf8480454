import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const extensions = ['', '.ts', '.tsx']

/**
 * `to` is a file of the project by its path, or a package by its name. Types are gone at run time; what
 * is imported later is not there at the start.
 */
type Import = { to: string; isType: boolean; isLater?: true }
export type SourceFile = { path: string; text: string; imports: Import[] }

/** Every TypeScript file of the given folders, with what it imports. */
export function readSources(...folders: string[]): SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => posix.join(folder, name)),
  )
  const known = new Set(paths)
  return paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const imports = importsOf(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
    return {
      path,
      text,
      imports: imports.map((one) => ({ ...one, to: locate(one.to, path, known) })),
    }
  })
}

/** A file and everything that comes with it at run time, files and packages; sooner or later, or at once. */
export function reachableFrom(
  start: SourceFile,
  sources: SourceFile[],
  { atOnce = false } = {},
): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Set<string>()
  const queue = [start.path]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    for (const { to, isType, isLater } of byPath.get(path)?.imports ?? []) {
      if (!isType && !(atOnce && isLater)) queue.push(to)
    }
  }
  return reached
}

function importsOf(tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const { moduleSpecifier } = node
      if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
        found.push({
          to: moduleSpecifier.text,
          isType: ts.isImportDeclaration(node) && isErased(node),
        })
      }
    }
    const [argument] = ts.isCallExpression(node) ? node.arguments : []
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      if (argument && ts.isStringLiteral(argument)) {
        found.push({ to: argument.text, isType: false, isLater: true })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function isErased({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const { name, namedBindings } = importClause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every((element) => element.isTypeOnly)
}

function locate(name: string, from: string, known: Set<string>): string {
  if (!name.startsWith('.') && !name.startsWith('@/')) return name
  const path = name.startsWith('@/') ? name.slice(2) : posix.join(dirname(from), name)
  return extensions.map((extension) => path + extension).find((file) => known.has(file)) ?? path
}
