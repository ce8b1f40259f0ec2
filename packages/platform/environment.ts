import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'

/** An origin is compared letter by letter, so it has no path and no slash at its end. */
export const origin = (example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).origin === text, `must be an origin such as ${example}`)

export const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a postgres:// address')

export const filePath = z.string().min(1, 'must be the path of a file')

/** A file with a key in it. One that is not there (yet) is its reader's to name. */
export const privateFile = filePath.superRefine((file, context) => {
  const exposed = describeExposure(file)
  if (exposed) context.addIssue({ code: 'custom', message: `must name another file: ${exposed}` })
})

/**
 * Who else may read a file of secrets, as a sentence; the rule is libpq's for keys. Nobody but its owner, or, where it belongs to
 * root, its group too: so a container and systemd hand secrets to a process.
 */
export function describeExposure(file: string): string | undefined {
  if (process.platform === 'win32') return undefined
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || (found.mode & 0o077) === 0 || (found.uid === 0 && (found.mode & 0o037) === 0)) return undefined
  const who = (found.mode & 0o007) === 0 ? 'its group' : 'everybody on this machine'

  return `${who} has access to ${file}; chmod 600 it, or let it belong to root with mode 0640`
}

export const secretOfBytes = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2},}$`), `must be at least ${bytes * 2} hexadecimal digits`)

export const demoKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')

export const demoMode = z
  .enum(['0', '1'], { error: 'must be 1, 0 or not set' })
  .default('0')
  .transform((text) => text === '1')

/** Where spans go, as OTLP over HTTP. */
export const otlpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\//.test(text) && URL.canParse(text),
    'must be an address such as https://collector.example/v1/traces',
  )

/** Where a process listens. */
export const listenAddress = z
  .string()
  .regex(/^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i, 'must be an address and a port such as 127.0.0.1:9464')

export const smtpUrl = z
  .string()
  .refine(
    (text) => /^smtps?:\/\//.test(text) && URL.canParse(text),
    'must be an address such as smtp://user:password@mail.example:587',
  )

export const logLevel = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    error: 'must be one of fatal, error, warn, info, debug, silent',
  })
  .default('info')

const list = (form: RegExp, otherwise: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((parts) => parts.every((part) => form.test(part)), otherwise)

/** Under which further names machines ask; people see the origin's. */
export const hosts = list(/^[\w.-]+(:\d+)?$/, 'must be host names with commas between, such as shop.internal:3001')

/** Whose `x-forwarded-*` headers count. */
export const trustedProxies = list(
  /^([\d.]+|[\da-f:]+|loopback|linklocal|uniquelocal)(\/\d+)?$/i,
  'must be addresses or networks with commas between, such as 10.0.0.0/8',
)

export type Variables = Record<string, string | undefined>

/**
 * @param secrets names of variables that may lie in a file instead, which `<NAME>_FILE` names.
 * @throws {Error} with one line for every value that is missing or malformed, and for every file that others may read.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  title: string,
  schema: Schema,
  variables: Variables,
  secrets: readonly string[] = [],
): z.output<Schema> {
  const { given, unread } = readSecretFiles(variables, secrets)
  const parsed = schema.safeParse(given)
  if (parsed.success && unread.size === 0) return parsed.data

  const problems = (parsed.error?.issues ?? [])
    .map(({ path, message }) => ({ name: path.join('.'), message }))
    .filter(({ name }) => !unread.has(name))
    .map(({ name, message }) =>
      given[name] === undefined ? `Set ${name}: it is missing (see .env.example).` : `Set ${name} anew: it ${message}.`,
    )
  throw new Error(`${title} cannot start.\n${[...unread.values(), ...problems].map((line) => `  ${line}`).join('\n')}`)
}

/** What came by file stands beside the rest; of each that did not, why, by the name of its variable. */
function readSecretFiles(variables: Variables, secrets: readonly string[]) {
  const given = { ...variables }
  const unread = new Map<string, string>()
  for (const name of secrets) {
    const file = variables[`${name}_FILE`]
    if (!file) continue
    const problem = variables[name] ? `${name} is set too` : describeExposure(file)
    try {
      if (problem) unread.set(name, `Set ${name}_FILE anew: ${problem}.`)
      else given[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error
      unread.set(name, `Set ${name}_FILE anew: ${file} cannot be read (${code}).`)
    }
  }

  return { given, unread }
}
