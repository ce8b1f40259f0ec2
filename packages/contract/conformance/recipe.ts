import { z } from 'zod'

/**
 * Describes how to create one token as data, so that a test in any language can create it with its
 * own clock. Text may contain the placeholders `$iss $aud $sku $kid $jti $now $now+N $now-N`, which
 * are filled before signing.
 */
export const recipeSchema = z.strictObject({
  /** JSON text of the header, byte for byte. */
  header: z.string(),
  /** JSON text of the payload, byte for byte. */
  payload: z.string(),
  /**
   * The signing key: the issuer's current, retired or denied key, an unknown key, or that of
   * another registered issuer. `hmac` signs with the issuer's public key as a shared secret;
   * `zeros` and `random` are no signatures at all.
   */
  signer: z.enum(['current', 'retired', 'denied', 'stranger', 'second_issuer', 'hmac', 'zeros', 'random']),
  /** Changes to the finished token, in order. */
  edits: z
    .array(
      z.discriminatedUnion('do', [
        /**
         * Replaces a segment by base64url of this text, with its placeholders filled, without
         * signing again.
         */
        z.strictObject({ do: z.literal('swap'), segment: z.number(), text: z.string() }),
        /**
         * Replaces a segment by base64url of these bytes, in hexadecimal, without signing again.
         */
        z.strictObject({ do: z.literal('swap_bytes'), segment: z.number(), hex: z.string() }),
        /** Inserts these characters before or after a segment. */
        z.strictObject({ do: z.enum(['prepend', 'append']), segment: z.number(), characters: z.string() }),
        /**
         * Flips a bit that the encoding does not use, so that lenient decoders read the same bytes.
         */
        z.strictObject({ do: z.literal('spare_bits'), segment: z.number() }),
        /** Removes characters from the end of a segment. */
        z.strictObject({ do: z.literal('shorten'), segment: z.number(), by: z.number() }),
        /**
         * Adds the curve's order to the signature's scalar: a second valid-looking signature that
         * RFC 8032 requires to be refused.
         */
        z.strictObject({ do: z.literal('malleate') }),
        /** The segments that remain, in this order. */
        z.strictObject({ do: z.literal('arrange'), segments: z.array(z.number()) }),
        z.strictObject({ do: z.literal('replace'), token: z.string() }),
        /** The token repeated up to this many characters. */
        z.strictObject({ do: z.literal('fill'), characters: z.number() }),
      ]),
    )
    .default([]),
})

export type Recipe = z.infer<typeof recipeSchema>

/** A token that every server must accept. */
export const INTACT: Recipe = {
  header: '{"alg":"Ed25519","kid":"$kid","typ":"handoff.v1+jwt"}',
  payload:
    '{"iss":"$iss","aud":"$aud","jti":"$jti","iat":$now,"exp":$now+120,"sku":"$sku","qty":1,"seen":[129000,"IDR"],"promo":101}',
  signer: 'current',
  edits: [],
}

export const caseSchema = z.strictObject({
  id: z.string(),
  /** The outcome in one sentence. */
  what: z.string(),
  recipe: recipeSchema,
  /** Seconds by which the acceptor's clock is ahead of the creator's. */
  later: z.number().int().default(0),
  /** On the edge of a second: only for an acceptor whose clock is frozen. */
  stillClock: z.boolean().optional(),
  expect: z.strictObject({
    code: z.enum(['accepted', 'handoff_invalid', 'handoff_expired']),
    /**
     * For the acceptor's audit log only; other implementations may name it differently. Null when
     * accepted.
     */
    reason: z.string().nullable(),
  }),
  /** The recipe's token at the file's clock; omitted when it is too long to be instructive. */
  token: z.string().optional(),
})

export type Case = z.infer<typeof caseSchema>

export const vectorFileSchema = z.strictObject({ about: z.string(), now: z.iso.datetime(), cases: z.array(caseSchema) })
