/**
 * A field of an EMVCo code: a two-digit tag, a two-digit length and a value, which may itself hold
 * fields.
 */
export type EmvField = { tag: string; value: string }

const CHECKSUM_TAG = '63'
const CHECKSUM_START = `${CHECKSUM_TAG}04`
const LONGEST_VALUE = 99

/** `[['58', 'ID'], ['62', [['05', 'A']]]]` */
export type EmvValue = [tag: string, value: string | EmvValue[]]

/** Writes fields in order, without a checksum: the content of a template. */
export const writeFields = (fields: EmvValue[]): string =>
  fields.map(([tag, value]) => writeField(tag, typeof value === 'string' ? value : writeFields(value))).join('')

/** Writes a whole code: the fields, and a checksum over everything as the last field. */
export function writeEmv(fields: EmvValue[]): string {
  const text = writeFields(fields) + CHECKSUM_START

  return text + checksum(text)
}

/** Reads a whole code, checksum included; nothing if a length or the checksum is wrong. */
export function readEmv(text: string): EmvField[] | undefined {
  const fields = readFields(text)
  if (fields?.at(-1)?.tag !== CHECKSUM_TAG || !text.slice(0, -4).endsWith(CHECKSUM_START)) return undefined

  return checksum(text.slice(0, -4)) === text.slice(-4) ? fields : undefined
}

/** Reads a text that consists of fields to its last character. */
export function readFields(text: string): EmvField[] | undefined {
  const fields: EmvField[] = []
  for (let rest = text; rest !== ''; ) {
    const [, tag, length] = /^(\d\d)(\d\d)/.exec(rest) ?? []
    if (tag === undefined || rest.length < 4 + Number(length)) return undefined
    fields.push({ tag, value: rest.slice(4, 4 + Number(length)) })
    rest = rest.slice(4 + Number(length))
  }

  return fields
}

/** CRC-16/CCITT-FALSE in four capital hex digits. */
export function checksum(text: string) {
  let crc = 0xffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }

  return crc.toString(16).toUpperCase().padStart(4, '0')
}

function writeField(tag: string, value: string) {
  if (value === '' || value.length > LONGEST_VALUE) throw new Error(`EMV field ${tag} has ${value.length} characters.`)

  return tag + String(value.length).padStart(2, '0') + value
}
