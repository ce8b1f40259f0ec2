import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import type { Expression, Statement } from '@babel/types'

export type PageDeclaration = { path: string } & Record<string, unknown>

/**
 * What each page of a system declares in its `endpoint`, by its address. Read from the source: a page is not to be loaded outside
 * of Next.
 * @throws {Error} naming a page that declares nothing, or more than literals.
 */
export async function readPages(folder: string): Promise<PageDeclaration[]> {
  const files = (await readdir(join(folder, 'app'), { recursive: true })).filter((file) =>
    /(^|\/)page\.tsx$/.test(file),
  )
  const pages = await Promise.all(
    files.map(async (file) => ({
      path: addressOf(file),
      ...declaredIn(await readFile(join(folder, 'app', file), 'utf8'), file),
    })),
  )

  return pages.sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** `/orders/[id]` for `orders/(of-a-buyer)/[id]/page.tsx`. */
const addressOf = (file: string) => `/${file.replace(/\([^)]+\)\//g, '').replace(/\/?page\.tsx$/, '')}`

function declaredIn(source: string, file: string) {
  const { program } = parse(source, { sourceType: 'module', plugins: ['typescript', 'jsx'] })
  const declared = program.body.flatMap(declarationOf)[0]
  if (!declared) throw new Error(`app/${file} does not say who may ask for it: export const endpoint = { who: … }.`)

  return literal(declared, file) as Record<string, unknown>
}

function declarationOf(statement: Statement): Expression[] {
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') return []

  return statement.declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && id.name === 'endpoint' && init ? [init] : [],
  )
}

function literal(node: Expression, file: string): unknown {
  switch (node.type) {
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
      return literal(node.expression, file)
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value
    case 'ArrayExpression':
      return node.elements.map((element) => literal(element as Expression, file))
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier')
            throw new Error(`app/${file}: an endpoint is declared by literals.`)

          return [property.key.name, literal(property.value as Expression, file)]
        }),
      )
    default:
      throw new Error(`app/${file}: an endpoint is declared by literals.`)
  }
}
