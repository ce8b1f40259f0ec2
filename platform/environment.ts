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

export const secretOfBytes = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2},}$`), `must be at least ${bytes * 2} hexadecimal digits`)

export const demoKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')

export const demoMode = z
  .enum(['0', '1'], { error: 'must be 1, 0 or not set' })
  .default('0')
  .transform((text) => text === '1')

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
export const hosts = list(/^[\w.-]+(:\d+)?$/, 'must be host names with commas between, such as pasar:3001')

/** Whose `x-forwarded-*` headers count. */
export const trustedProxies = list(
  /^([\d.]+|[\da-f:]+|loopback|linklocal|uniquelocal)(\/\d+)?$/i,
  'must be addresses or networks with commas between, such as 10.0.0.0/8',
)

export type Variables = Record<string, string | undefined>

/** @throws {Error} with one line for every value that is missing or malformed. */
export function parseEnvironment<Schema extends z.ZodType>(
  title: string,
  schema: Schema,
  variables: Variables,
): z.output<Schema> {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data

  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')

    return variables[name] === undefined
      ? `Set ${name}: it is missing (see .env.example).`
      : `Set ${name} anew: it ${message}.`
  })
  throw new Error(`${title} cannot start.\n${problems.map((line) => `  ${line}`).join('\n')}`)
}
