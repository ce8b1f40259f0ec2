import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'

/** An origin is compared as text, so it has no path and no trailing slash. */
export const origin = (example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).origin === text, `must be an origin such as ${example}`)

export const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a postgres:// address')

const milliseconds = (usual: number) =>
  z.coerce
    .number('must be milliseconds')
    .int('must be whole milliseconds')
    .min(100, 'must be at least 100 milliseconds')
    .max(600_000, 'must be at most 600000 milliseconds')
    .default(usual)

/** How long a web server waits for a statement's answer. Commands wait without end. */
export const databaseDeadline = milliseconds(10_000)

/** The same for a worker, whose statements read more. */
export const workerDeadline = milliseconds(60_000)

/** How long all checks of a readiness answer may take. A balancer asks every few seconds. */
export const readinessDeadline = milliseconds(1000)

export const filePath = z.string().min(1, 'must be the path of a file')

/** A file that contains a key. A missing file is reported by the code that reads it. */
export const privateFile = filePath.superRefine((file, context) => {
  const exposed = describeExposure(file)
  if (exposed) context.addIssue({ code: 'custom', message: `must name another file: ${exposed}` })
})

/**
 * Describes which other users can read a file of secrets. As in libpq's rule for keys, only the
 * owner may read it, or root's group if root owns it: containers and systemd provide secrets that
 * way.
 */
export function describeExposure(file: string): string | undefined {
  if (process.platform === 'win32') return undefined
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats || (stats.mode & 0o077) === 0 || (stats.uid === 0 && (stats.mode & 0o037) === 0)) return undefined
  const who = (stats.mode & 0o007) === 0 ? 'its group' : 'everybody on this machine'

  return `${who} has access to ${file}; chmod 600 it, or let it belong to root with mode 0640`
}

export const secretOfBytes = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2},}$`), `must be at least ${bytes * 2} hexadecimal digits`)

export const demoKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')

export const demoMode = z
  .enum(['0', '1'], { error: 'must be 1, 0 or not set' })
  .default('0')
  .transform((text) => text === '1')

/** The OTLP/HTTP endpoint that receives spans. */
export const otlpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\//.test(text) && URL.canParse(text),
    'must be an address such as https://collector.example/v1/traces',
  )

/** The address on which a process listens. */
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

/** Further host names under which other programs reach the system; people see the origin's. */
export const hosts = list(/^[\w.-]+(:\d+)?$/, 'must be host names with commas between, such as shop.internal:3001')

/** The proxies whose `x-forwarded-*` headers are trusted. */
export const trustedProxies = list(
  /^([\d.]+|[\da-f:]+|loopback|linklocal|uniquelocal)(\/\d+)?$/i,
  'must be addresses or networks with commas between, such as 10.0.0.0/8',
)

/** Whether Next compiles pages on demand. `npm run dev` sets the mode; no system configures it. */
export const isDevelopment = () => process.env.NODE_ENV === 'development'

export type Variables = Record<string, string | undefined>

/**
 * @param secrets names of variables that may be read from the file in `<NAME>_FILE` instead.
 * @throws {Error} with one line for every missing or malformed value, and for every file that other
 * users can read.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  title: string,
  schema: Schema,
  variables: Variables,
  secrets: readonly string[] = [],
): z.output<Schema> {
  const { values, unread } = readSecretFiles(variables, secrets)
  const parsed = schema.safeParse(values)
  if (parsed.success && unread.size === 0) return parsed.data

  const problems = (parsed.error?.issues ?? [])
    .map(({ path, message }) => ({ name: path.join('.'), message }))
    .filter(({ name }) => !unread.has(name))
    .map(({ name, message }) =>
      values[name] === undefined
        ? `Set ${name}: it is missing (see .env.example).`
        : `Set ${name} anew: it ${message}.`,
    )
  throw new Error(`${title} cannot start.\n${[...unread.values(), ...problems].map((line) => `  ${line}`).join('\n')}`)
}

/**
 * Returns the variables with the secrets read from files, and the reason for each unreadable file
 * by its variable's name.
 */
function readSecretFiles(variables: Variables, secrets: readonly string[]) {
  const values = { ...variables }
  const unread = new Map<string, string>()
  for (const name of secrets) {
    const file = variables[`${name}_FILE`]
    if (!file) continue
    const problem = variables[name] ? `${name} is set too` : describeExposure(file)
    try {
      if (problem) unread.set(name, `Set ${name}_FILE anew: ${problem}.`)
      else values[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error
      unread.set(name, `Set ${name}_FILE anew: ${file} cannot be read (${code}).`)
    }
  }

  return { values, unread }
}
