import {
  type DocumentKeys,
  detachedSignatureSchema,
  signDocument,
  verifyDocument,
} from '@jembatan/contract/keys/signed-document'
import type { SigningKey } from '@jembatan/contract/keys/signing-key'
import { z } from 'zod'

export type SignedFile<Document> = {
  /** Returns the file's text: the readable document with its detached signature. */
  sign: (document: Document, key: SigningKey) => Promise<string>
  /** @throws {Error} unless a trusted key signed it as this kind of document. */
  read: (file: string, keys: DocumentKeys) => Promise<Document>
  /** Returns the document and the signature of a file that was verified before it was stored. */
  open: (file: string) => { document: Document; signature: string }
}

/**
 * Reads and writes documents of one kind as files; `member` names the document in its file, and
 * `typ` its signature.
 */
export function signedFile<Document>(member: string, typ: string, schema: z.ZodType<Document>): SignedFile<Document> {
  const fileSchema = z.strictObject({ [member]: z.unknown(), signature: z.unknown() })
  const parse = (file: string) => {
    const { [member]: document, signature } = fileSchema.parse(JSON.parse(file))

    return {
      document: z.record(z.string(), z.unknown()).parse(document),
      signature: detachedSignatureSchema.parse(signature),
    }
  }

  return {
    sign: async (document, key) => {
      const parsed = schema.parse(document)
      return `${JSON.stringify({ [member]: parsed, signature: await signDocument(parsed, typ, key) })}\n`
    },
    read: async (file, keys) => {
      const { document, signature } = parse(file)
      await verifyDocument({ document, signature, typ, keys })

      return schema.parse(document)
    },
    open: (file) => {
      const { document, signature } = parse(file)

      return { document: schema.parse(document), signature }
    },
  }
}
