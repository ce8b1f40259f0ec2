import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parse } from '@babel/parser'
import type { Expression, ObjectExpression, Statement } from '@babel/types'
import { build } from 'esbuild'
import { type Endpoint, type ProcedureEndpoint, registered } from '../endpoints'

type Register = {
  /** The system's folder, which contains `app/`. */
  folder: string
  endpoints: Endpoint[]
  /** The tRPC procedures behind the one tRPC endpoint. */
  procedures?: Procedures
  redirects?: { source: string }[]
  metrics: object
}

/** The part of a tRPC router that is read: its procedures by name, each with its `meta`. */
type Procedures = Record<string, unknown>
type Procedure = { _def: { type: string; meta?: ProcedureEndpoint } }

/**
 * Lists everything that a system answers, in the format of its `endpoints.json`, from the
 * declarations in the code. Parses the sources of pages and actions, because they cannot be loaded
 * outside Next.
 * @throws {Error} naming a page or an action without a declaration, or with more than literals.
 */
export async function writeRegister({ folder, endpoints, procedures = {}, redirects = [], metrics }: Register) {
  const files = (await readdir(join(folder, 'app'), { recursive: true })).map((file) => join('app', file))
  const pages = files.filter((file) => /\/page\.tsx$/.test(file))
  const reached = await reachedFrom(folder, files.filter(isRendered))
  const listed = [
    ...(await Promise.all(pages.map((file) => readPage(folder, file)))),
    ...(await readActions(folder, { pages, reached })),
    ...registered(endpoints),
    ...Object.entries(procedures).map(([name, procedure]) => readProcedure(name, procedure as Procedure)),
    ...redirects.map(({ source }) => ({ kind: 'redirect', path: source.replace(/:(\w+)\*/, '[[...$1]]') })),
    ...(await listFiles(folder, files)),
  ]

  const unnamed = await findUnnamed(folder, listed)
  if (unnamed.length > 0) throw new Error(`no endpoint names these limits: ${unnamed.join(', ')}`)

  // One line per endpoint, so that a diff shows the changed endpoint.
  const lines = listed.sort(byAddress).map((endpoint) => `    ${JSON.stringify(endpoint)}`)

  return `{\n  "$comment": ${JSON.stringify(WRITTEN_BY)},\n  "metrics": ${JSON.stringify(metrics)},\n  "endpoints": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** Returns the limits that a `limits.ts` of a topic declares, and no endpoint. */
async function findUnnamed(folder: string, listed: object[]) {
  const files = await readdir(join(folder, 'server'), { recursive: true })
  const topics = files.filter((file) => basename(file) === 'limits.ts')
  const constants = await Promise.all(topics.map((file) => import(join(folder, 'server', file))))
  const referenced = new Set(listed.flatMap((endpoint) => ('limits' in endpoint && endpoint.limits) || []).map(toText))

  return constants
    .flatMap((declared) => Object.values(declared).flat())
    .filter((limit) => limit instanceof Object && 'by' in limit)
    .map(toText)
    .filter((limit) => !referenced.has(limit))
}

const toText = (limit: unknown) => JSON.stringify(limit)

function readProcedure(name: string, { _def: { type, meta } }: Procedure) {
  if (!meta) throw new Error(`${name} does not say who may ask for it: .meta({ who: … })`)

  return { kind: 'procedure', name, type, changes: type === 'mutation', ...meta }
}

const WRITTEN_BY = 'Written by `npm run endpoints` from what is declared in code. Nothing else answers.'

type Listed = { kind: string; path?: string; name?: string; file?: string }

const byAddress = (one: Listed, other: Listed) => (sortKey(one) < sortKey(other) ? -1 : 1)

const sortKey = ({ kind, path, file, name }: Listed) => [kind, path ?? file, name].join(' ')

/** Returns `/orders/[id]` for `app/orders/(of-a-buyer)/[id]/page.tsx`. */
const addressOf = (file: string) =>
  file
    .replace(/\/\([^)]+\)/g, '')
    .replace(/^app/, '')
    .replace(/\/page\.tsx$/, '') || '/'

async function readPage(folder: string, file: string) {
  const statements = statementsOf(await readFile(join(folder, file), 'utf8'))
  const [declared] = statements.flatMap(exported).flatMap(({ name, init }) => (name === 'endpoint' ? [init] : []))
  if (!declared) throw new Error(`${file} does not say who may ask for it: export const endpoint = { who: … }`)

  return {
    kind: 'page',
    path: addressOf(file),
    changes: false,
    ...(await readValue(declared, { folder, file, statements })),
  }
}

type Actions = { pages: string[]; reached: Map<string, Set<string>> }

/** An action is called under the address of each page whose code reaches its file. */
async function readActions(folder: string, { pages, reached }: Actions) {
  const actions = [...reached].map(async ([file, from]) => {
    const source = await readFile(join(folder, file), 'utf8')
    if (!source.startsWith("'use server'")) return []
    const on = pages.filter((page) => around(page).some((entry) => from.has(entry))).map(addressOf)

    const statements = statementsOf(source)
    const declared = statements.flatMap(exported).map(async ({ name, init }) => ({
      kind: 'action',
      name,
      file,
      on: on.sort(),
      changes: true,
      body: USUAL_BODY,
      accepts: 'form',
      ...(await readValue(declaredIn(init, `${name} of ${file}`), { folder, file, statements })),
    }))

    return Promise.all(declared)
  })

  return (await Promise.all(actions)).flat()
}

const USUAL_BODY = 64_000

const DECLARING = ['action', 'buttonAction', 'formAction']

function declaredIn(init: Expression, action: string): ObjectExpression {
  const isDeclared = init.type === 'CallExpression' && 'name' in init.callee && DECLARING.includes(init.callee.name)
  const [declared] = isDeclared ? init.arguments : []
  if (declared?.type !== 'ObjectExpression')
    throw new Error(`${action} does not say who may call it: action({ who: … }, …)`)

  return declared
}

const RENDERED = ['page', 'layout', 'template', 'error', 'not-found', 'loading'].map((name) => `${name}.tsx`)

const isRendered = (file: string) => RENDERED.some((name) => file.endsWith(`/${name}`))

/** Returns a page and the files that Next renders around it or in its place. */
function around(page: string): string[] {
  const folders = [dirname(page)]
  for (let folder = dirname(page); folder !== 'app'; folder = dirname(folder)) folders.push(dirname(folder))

  return [page, ...folders.flatMap((folder) => RENDERED.slice(1).map((name) => join(folder, name)))]
}

/** Returns which entries reach a file through their imports. */
async function reachedFrom(folder: string, entries: string[]): Promise<Map<string, Set<string>>> {
  const { metafile } = await build({
    entryPoints: entries,
    absWorkingDir: folder,
    outdir: 'nowhere',
    write: false,
    bundle: true,
    metafile: true,
    packages: 'external',
    external: ['*.woff2'],
    loader: { '.css': 'empty', '.svg': 'empty' },
    jsx: 'automatic',
    logLevel: 'error',
  })
  const reached = new Map<string, Set<string>>()
  const follow = (file: string, entry: string) => {
    const from = reached.get(file) ?? new Set()
    if (from.has(entry)) return
    reached.set(file, from.add(entry))
    for (const { path, external } of metafile.inputs[file]?.imports ?? []) if (!external) follow(path, entry)
  }
  for (const entry of entries) follow(entry, entry)

  return reached
}

/** Lists static files: the build's files, icons in `app/` and the folders of `public/`. */
async function listFiles(folder: string, files: string[]) {
  const folders = await readdir(join(folder, 'public')).catch(() => [])
  const icons = files.filter((file) => /^app\/icon\.\w+$/.test(file)).map((file) => file.replace(/^app/, ''))

  return [...icons, ...['_next/static', ...folders].map((name) => `/${name}/[...file]`)].map((path) => ({
    kind: 'files',
    path,
  }))
}

const statementsOf = (source: string): Statement[] =>
  parse(source, { sourceType: 'module', plugins: ['typescript', 'jsx'] }).program.body

/** Returns the constants and functions that a statement exports, without types. */
function exported(statement: Statement): { name: string; init: Expression }[] {
  if (statement.type !== 'ExportNamedDeclaration') return []
  const { declaration } = statement
  if (declaration?.type === 'FunctionDeclaration' && declaration.id)
    return [{ name: declaration.id.name, init: { ...declaration, type: 'FunctionExpression' } as Expression }]
  if (declaration?.type !== 'VariableDeclaration') return []

  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init ? [{ name: id.name, init }] : [],
  )
}

type Source = { folder: string; file: string; statements: Statement[] }

/** Evaluates a declaration: literals, and limits that are imported by name. */
async function readValue(node: Expression, { folder, file, statements }: Source): Promise<object> {
  const value = async (node: Expression): Promise<unknown> => {
    if (node.type === 'TSSatisfiesExpression' || node.type === 'TSAsExpression') return value(node.expression)
    if (node.type === 'StringLiteral' || node.type === 'NumericLiteral' || node.type === 'BooleanLiteral')
      return node.value
    if (node.type === 'Identifier') return imported(node.name)
    if (node.type === 'ArrayExpression') {
      const elements = node.elements.map(async (element) =>
        element?.type === 'SpreadElement' ? value(element.argument) : [await value(element as Expression)],
      )
      return (await Promise.all(elements)).flat()
    }
    if (node.type !== 'ObjectExpression') throw new Error(`${file}: an endpoint is declared by literals.`)

    const properties = node.properties.map(async (property) => {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier')
        throw new Error(`${file}: an endpoint is declared by literals.`)

      return [property.key.name, await value(property.value as Expression)]
    })
    return Object.fromEntries(await Promise.all(properties))
  }

  const imported = async (name: string) => {
    const [from] = statements.flatMap((statement) =>
      statement.type === 'ImportDeclaration' && statement.specifiers.some(({ local }) => local.name === name)
        ? [statement.source.value]
        : [],
    )
    if (!from || !/(^|\/)limits$/.test(from)) throw new Error(`${file}: ${name} is not imported from a limits.ts.`)
    const path = from.startsWith('@/') ? join(folder, from.slice(2)) : join(folder, dirname(file), from)

    return (await import(`${path}.ts`))[name]
  }

  return value(node) as Promise<object>
}
