import ts from 'typescript'
import { calledBy, nodesOf, type Source } from './sources'

const REFUSING = ['min', 'max', 'email', 'regex', 'refine']

/** The codes of the errors that a file throws, except of those of the kind `besides`. */
export const thrownCodes = (source: Source, besides?: string) =>
  nodesOf(source).flatMap((node) => {
    const name =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword ? 'super' : calledBy(node)
    const [first, second] = ts.isCallExpression(node) || ts.isNewExpression(node) ? (node.arguments ?? []) : []
    if (name === 'DomainError' || name === 'super')
      return valuesOf(first).includes(`${besides}`) ? [] : valuesOf(second)

    return /(Refused|Stopped)$/.test(name) || ts.isThrowStatement(node.parent ?? node) ? valuesOf(first) : []
  })

/** The codes with which a file's schemas refuse an input. */
export const refusalCodes = (source: Source) =>
  nodesOf(source).flatMap((node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    REFUSING.includes(node.expression.name.text)
      ? valuesOf(node.arguments.at(-1))
      : [],
  )

/** The texts that an argument may have; a code is in snake case. */
const valuesOf = (node: ts.Node | undefined): string[] => {
  if (node && ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)]

  return node && ts.isStringLiteral(node) && /^[a-z]+(_[a-z0-9]+)*$/.test(node.text) ? [node.text] : []
}

/** The codes that a file assigns to failures of others, as `{ code: 'disk_full' }`. */
export const assignedCodes = (source: Source) =>
  nodesOf(source).flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText() === 'code' ? valuesOf(node.initializer) : [],
  )
