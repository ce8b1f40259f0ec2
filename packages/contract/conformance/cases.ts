import { type Case, INTACT, type Recipe } from './recipe'

const { header: HEADER, payload: PAYLOAD } = INTACT

type Draft = { id: string; what: string; later?: number }

/** A case on the edge of a second. */
const onTheEdge = (vector: Case): Case => ({ ...vector, stillClock: true })

const recipe = (changes: Partial<Recipe> = {}): Recipe => ({ ...INTACT, ...changes })

const accepted = ({ id, what, later = 0 }: Draft, changes: Partial<Recipe> = {}): Case => ({
  id,
  what,
  later,
  recipe: recipe(changes),
  expect: { code: 'accepted', reason: null },
})

const invalid =
  (reason: string) =>
  (id: string, what: string, changes: Partial<Recipe>, later = 0): Case => ({
    id,
    what,
    later,
    recipe: recipe(changes),
    expect: { code: 'handoff_invalid', reason },
  })

const expired = (id: string, what: string, later: number, changes: Partial<Recipe> = {}): Case => ({
  id,
  what,
  later,
  recipe: recipe(changes),
  expect: { code: 'handoff_expired', reason: 'expired' },
})

/** The payload with one member spelled differently. */
const claim = (name: string, json: string): Partial<Recipe> => ({ payload: withMember(PAYLOAD, name, json) })

const header = (json: string): Partial<Recipe> => ({ header: json })

const edits = (...list: Recipe['edits']): Partial<Recipe> => ({ edits: list })

/** Changes the bytes after signing: the signature is a good one over something else. */
const swapPayload = (text: string) => edits({ do: 'swap', segment: 1, text })

function withMember(json: string, name: string, value: string) {
  const member = new RegExp(`"${name}":(\\[[^\\]]*\\]|"[^"]*"|[^,}]+)`)
  if (!member.test(json)) throw new Error(`there is no ${name} to change`)

  return json.replace(member, () => `"${name}":${value}`)
}

function withoutMember(json: string, name: string) {
  return withMember(json, name, '%').replace(`"${name}":%,`, '').replace(`,"${name}":%`, '')
}

const behind = (extra: string) => PAYLOAD.replace(/}$/, `,${extra}}`)

const acceptedCases: Case[] = [
  accepted({ id: 'intact', what: 'an intact token is accepted' }),
  accepted({ id: 'last-second', what: 'a token is accepted in its last second', later: 119 }),
  onTheEdge(accepted({ id: 'tolerated-late', what: 'a token is accepted nine seconds after its end', later: 129 })),
  accepted({ id: 'tolerated-early', what: 'an acceptor ten seconds behind accepts', later: -10 }),
  accepted({ id: 'one-second', what: 'a life of one second is accepted' }, claim('exp', '$now+1')),
  accepted({ id: 'quantity-ten', what: 'ten pieces are accepted' }, claim('qty', '10')),
  accepted({ id: 'promo-zero', what: 'promotion 0 is accepted' }, claim('promo', '0')),
  accepted({ id: 'promo-greatest', what: 'promotion 65535 is accepted' }, claim('promo', '65535')),
  accepted(
    { id: 'seen-nothing', what: 'a price of nothing is accepted: it is never charged' },
    claim('seen', '[0,"IDR"]'),
  ),
  accepted(
    { id: 'seen-greatest', what: 'the greatest safe price is accepted: it is never charged' },
    claim('seen', '[9007199254740991,"IDR"]'),
  ),
  accepted({ id: 'sku-longest', what: 'a sku of 64 characters is accepted' }, claim('sku', `"${'S'.repeat(64)}"`)),
  accepted({ id: 'sku-marks', what: 'dots, low lines and hyphens in a sku are accepted' }, claim('sku', '"a.B_c-9"')),
  accepted(
    { id: 'second-issuer', what: 'a second issuer of the registry is accepted with its own key' },
    { signer: 'second_issuer', payload: withMember(PAYLOAD, 'iss', '"http://second.conformance.localhost"') },
  ),
]

const algorithm = (name: string, more = '') => header(`{"alg":${name},"kid":"$kid","typ":"handoff.v1+jwt"${more}}`)

const algorithmCases: Case[] = [
  invalid('header')('none', 'no algorithm is refused', { ...algorithm('"none"'), signer: 'zeros' }),
  invalid('header')('none-mixed-case', 'no algorithm in mixed case is refused', {
    ...algorithm('"nOnE"'),
    signer: 'zeros',
  }),
  invalid('not_three_segments')('none-without-signature', 'no algorithm and an empty signature is refused', {
    ...algorithm('"none"'),
    edits: [{ do: 'shorten', segment: 2, by: 86 }],
  }),
  invalid('header')('hs256-public-key', 'an HMAC with the public key as secret is refused', {
    ...algorithm('"HS256"'),
    signer: 'hmac',
  }),
  invalid('header')('hs512-public-key', 'an HMAC-SHA512 with the public key as secret is refused', {
    ...algorithm('"HS512"'),
    signer: 'hmac',
  }),
  invalid('header')('eddsa', 'the deprecated name EdDSA is refused', algorithm('"EdDSA"')),
  invalid('header')('ed25519-lower-case', 'the algorithm in lower case is refused', algorithm('"ed25519"')),
  invalid('header')('ed448', 'Ed448 is refused', algorithm('"Ed448"')),
  invalid('header')('es256', 'ES256 is refused', algorithm('"ES256"')),
  invalid('header')('rs256', 'RS256 is refused', algorithm('"RS256"')),
  invalid('header')('ml-dsa-44', 'an algorithm of tomorrow is refused', algorithm('"ML-DSA-44"')),
  invalid('header')('alg-null', 'a null algorithm is refused', algorithm('null')),
  invalid('header')('alg-array', 'a list of algorithms is refused', algorithm('["Ed25519"]')),
  invalid('header')('alg-number', 'a numbered algorithm is refused', algorithm('-8')),
  invalid('signature')('hmac-signature', 'an HMAC under an honest header is refused', { signer: 'hmac' }),
  invalid('signature')('zeros', 'a signature of zeros is refused', { signer: 'zeros' }),
  invalid('signature')('random', 'a random signature is refused', { signer: 'random' }),
  invalid('signature')('malleated', 'the malleable twin of a good signature is refused', edits({ do: 'malleate' })),
  invalid('header')('embedded-key', 'a key embedded as jwk is refused', {
    ...algorithm('"Ed25519"', ',"jwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}'),
    signer: 'stranger',
  }),
  invalid('header')(
    'remote-keys',
    'keys by address (jku) are refused',
    algorithm('"Ed25519"', ',"jku":"http://127.0.0.1/keys"'),
  ),
  invalid('header')(
    'remote-certificate',
    'a certificate by address (x5u) is refused',
    algorithm('"Ed25519"', ',"x5u":"http://127.0.0.1/x"'),
  ),
  invalid('header')(
    'certificate-chain',
    'an embedded certificate chain is refused',
    algorithm('"Ed25519"', ',"x5c":["MIIB"]'),
  ),
  invalid('header')(
    'certificate-thumbprint',
    'a certificate thumbprint is refused',
    algorithm('"Ed25519"', ',"x5t":"AAAA"'),
  ),
  invalid('header')('critical', 'a critical extension is refused', algorithm('"Ed25519"', ',"crit":["exp"],"exp":1')),
  invalid('header')(
    'critical-empty',
    'an empty list of critical extensions is refused',
    algorithm('"Ed25519"', ',"crit":[]'),
  ),
  invalid('header')(
    'unencoded',
    'an unencoded payload (b64) is refused',
    algorithm('"Ed25519"', ',"crit":["b64"],"b64":false'),
  ),
  invalid('header')('compressed', 'compression (zip) is refused', algorithm('"Ed25519"', ',"zip":"DEF"')),
  invalid('header')('nested', 'a nested token (cty JWT) is refused', algorithm('"Ed25519"', ',"cty":"JWT"')),
  invalid('header')('encrypted', 'an encryption header is refused', algorithm('"Ed25519"', ',"enc":"A256GCM"')),
  invalid('unknown_key')('stranger-kid', "a stranger's key under its own name is refused", { signer: 'stranger' }),
  invalid('unknown_key')('retired', 'a retired key is refused', { signer: 'retired' }),
  invalid('denied_key')('denied', 'a denied key is refused', { signer: 'denied' }),
  invalid('unknown_key')('issuer-with-key-of-another', 'one issuer with the key of another is refused', {
    signer: 'second_issuer',
  }),
]

const headerCases: Case[] = [
  ...[
    ['no-kid', 'a header without kid is refused', '{"alg":"Ed25519","typ":"handoff.v1+jwt"}'],
    ['no-typ', 'a header without typ is refused', '{"alg":"Ed25519","kid":"$kid"}'],
    ['no-alg', 'a header without alg is refused', '{"kid":"$kid","typ":"handoff.v1+jwt"}'],
    ['typ-jwt', 'a plain JWT is refused', '{"alg":"Ed25519","kid":"$kid","typ":"JWT"}'],
    ['typ-access-token', 'an access token is refused', '{"alg":"Ed25519","kid":"$kid","typ":"at+jwt"}'],
    ['typ-catalogue', "a catalogue's type is refused", '{"alg":"Ed25519","kid":"$kid","typ":"catalogue.v1+jws"}'],
    ['typ-v2', 'a later version is refused', '{"alg":"Ed25519","kid":"$kid","typ":"handoff.v2+jwt"}'],
    [
      'typ-media-type',
      'the long spelling of the type is refused',
      '{"alg":"Ed25519","kid":"$kid","typ":"application/handoff.v1+jwt"}',
    ],
    ['typ-upper-case', 'the type in upper case is refused', '{"alg":"Ed25519","kid":"$kid","typ":"HANDOFF.V1+JWT"}'],
    ['order', 'the members in another order are refused', '{"typ":"handoff.v1+jwt","alg":"Ed25519","kid":"$kid"}'],
    ['extra', 'a fourth member is refused', '{"alg":"Ed25519","kid":"$kid","typ":"handoff.v1+jwt","note":"hi"}'],
    ['kid-null', 'a null kid is refused', '{"alg":"Ed25519","kid":null,"typ":"handoff.v1+jwt"}'],
    ['kid-number', 'a numbered kid is refused', '{"alg":"Ed25519","kid":1,"typ":"handoff.v1+jwt"}'],
    ['kid-object', 'an object as kid is refused', '{"alg":"Ed25519","kid":{},"typ":"handoff.v1+jwt"}'],
    ['array', 'a header that is a list is refused', '["Ed25519","$kid","handoff.v1+jwt"]'],
    ['null', 'a header that is null is refused', 'null'],
    ['string', 'a header that is a text is refused', '"Ed25519"'],
    ['proto', 'a header with __proto__ is refused', '{"alg":"Ed25519","kid":"$kid","__proto__":"handoff.v1+jwt"}'],
  ].map(([id = '', what = '', json = '']) => invalid('header')(id, what, header(json))),
  invalid('unknown_key')(
    'kid-path',
    'a kid that climbs folders is refused',
    header('{"alg":"Ed25519","kid":"../../keys","typ":"handoff.v1+jwt"}'),
  ),
  invalid('unknown_key')(
    'kid-sql',
    'a kid that speaks SQL is refused',
    header(`{"alg":"Ed25519","kid":"' or 1=1","typ":"handoff.v1+jwt"}`),
  ),
  invalid('unknown_key')(
    'kid-empty',
    'an empty kid is refused',
    header('{"alg":"Ed25519","kid":"","typ":"handoff.v1+jwt"}'),
  ),
  invalid('unknown_key')(
    'kid-constructor',
    'a kid named like an inherited property is refused',
    header('{"alg":"Ed25519","kid":"constructor","typ":"handoff.v1+jwt"}'),
  ),
]

const CLAIM_VALUES: [name: string, values: [id: string, json: string][]][] = [
  [
    'jti',
    [
      ['short', '"AAAAAAAAAAAAAAAAAAAAA"'],
      ['long', '"AAAAAAAAAAAAAAAAAAAAAAA"'],
      ['spare-bits', '"AAAAAAAAAAAAAAAAAAAAAB"'],
      ['empty', '""'],
      ['number', '1'],
      ['null', 'null'],
      ['alphabet', '"AAAAAAAAAAAAAAAAAAAA+A"'],
      ['array', '["AAAAAAAAAAAAAAAAAAAAAA"]'],
    ],
  ],
  [
    'iat',
    [
      ['text', '"$now"'],
      ['fraction', '1.5'],
      ['negative', '-1'],
      ['null', 'null'],
      ['true', 'true'],
      ['unsafe', '9007199254740992'],
      ['array', '[$now]'],
    ],
  ],
  [
    'exp',
    [
      ['text', '"$now+120"'],
      ['fraction', '1.5'],
      ['negative', '-1'],
      ['null', 'null'],
      ['unsafe', '9007199254740992'],
      ['object', '{}'],
    ],
  ],
  [
    'sku',
    [
      ['empty', '""'],
      ['space', '"AYU SERUM"'],
      ['slash', '"../AYU"'],
      ['long', `"${'S'.repeat(65)}"`],
      ['markup', '"<b>AYU</b>"'],
      ['newline', '"AYU\\nSERUM"'],
      ['unicode', '"AYU-SÉRUM"'],
      ['surrogate', '"\\ud800"'],
      ['number', '1'],
      ['null', 'null'],
      ['array', '["AYU-SERUM"]'],
      ['nul', '"AYU\\u0000"'],
    ],
  ],
  [
    'qty',
    [
      ['zero', '0'],
      ['eleven', '11'],
      ['negative', '-1'],
      ['fraction', '1.5'],
      ['text', '"1"'],
      ['null', 'null'],
      ['true', 'true'],
      ['huge', '9007199254740991'],
    ],
  ],
  [
    'seen',
    [
      ['number', '129000'],
      ['text', '"129000"'],
      ['negative', '[-1,"IDR"]'],
      ['fraction', '[129000.5,"IDR"]'],
      ['other-currency', '[129000,"USD"]'],
      ['lower-case-currency', '[129000,"idr"]'],
      ['no-currency', '[129000]'],
      ['three', '[129000,"IDR",1]'],
      ['empty', '[]'],
      ['swapped', '["IDR",129000]'],
      ['object', '{"amount":129000,"currency":"IDR"}'],
      ['unsafe', '[9007199254740992,"IDR"]'],
      ['null', 'null'],
    ],
  ],
  [
    'promo',
    [
      ['negative', '-1'],
      ['great', '65536'],
      ['fraction', '1.5'],
      ['text', '"101"'],
      ['null', 'null'],
      ['array', '[101]'],
    ],
  ],
  [
    'aud',
    [
      ['array', '["$aud"]'],
      ['two', '["$aud","http://elsewhere.localhost"]'],
      ['null', 'null'],
      ['number', '1'],
    ],
  ],
  [
    'iss',
    [
      ['array', '["$iss"]'],
      ['null', 'null'],
      ['number', '1'],
      ['object', '{}'],
    ],
  ],
]

const SMUGGLED = [
  ['sub', '"sub":"viewer-17"'],
  ['email', '"email":"rani@example.com"'],
  ['name', '"name":"Rani"'],
  ['phone', '"phone_number":"+628123456789"'],
  ['session', '"sid":"abc"'],
  ['device', '"device":"abc"'],
  ['address', '"ip":"127.0.0.1"'],
  ['return-address', '"return_to":"http://elsewhere.localhost"'],
  ['post', '"post":"17"'],
  ['language', '"locale":"id"'],
  ['not-before', '"nbf":$now'],
  ['authorized-party', '"azp":"ramai"'],
  ['proto', '"__proto__":{"admin":true}'],
] as const

const claimCases: Case[] = [
  ...SMUGGLED.map(([id, member]) =>
    invalid('claim_set')(`smuggled-${id}`, `a tenth claim (${id}) is refused, however well signed`, {
      payload: behind(member),
    }),
  ),
  ...['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo'].map((name) =>
    invalid('claim_set')(`no-${name}`, `a token without ${name} is refused`, { payload: withoutMember(PAYLOAD, name) }),
  ),
  invalid('claim_set')('order', 'the claims in another order are refused', {
    payload: withoutMember(PAYLOAD, 'promo').replace('{', '{"promo":101,'),
  }),
  invalid('claim_set')('upper-case', 'a claim in upper case is refused', {
    payload: PAYLOAD.replace('"qty"', '"QTY"'),
  }),
  invalid('claim_set')('empty', 'an empty payload is refused', { payload: '{}' }),
  invalid('claim_set')('array', 'a payload that is a list is refused', { payload: '[1,2,3,4,5,6,7,8,9]' }),
  invalid('claim_set')('null', 'a payload that is null is refused', { payload: 'null' }),
  invalid('claim_set')('number', 'a payload that is a number is refused', { payload: '1' }),
  ...CLAIM_VALUES.flatMap(([name, values]) =>
    values.map(([id, json]) =>
      invalid('claim_type')(`${name}-${id}`, `${name} that is ${id} is refused`, claim(name, json)),
    ),
  ),
]

const timeCases: Case[] = [
  expired('ten-seconds-late', 'a token is expired ten seconds after its end', 130),
  expired('a-minute-late', 'a token is expired a minute after its end', 180),
  expired('a-year-late', 'a token is expired a year after its end', 31_536_000),
  expired('made-expired', 'a token that was made in the past is expired', 0, {
    payload: withMember(withMember(PAYLOAD, 'iat', '$now-300'), 'exp', '$now-180'),
  }),
  expired('epoch', 'a token of 1970 is expired', 0, {
    payload: withMember(withMember(PAYLOAD, 'iat', '0'), 'exp', '120'),
  }),
  onTheEdge(invalid('issued_in_future')('eleven-seconds-early', 'an acceptor eleven seconds behind refuses', {}, -11)),
  invalid('issued_in_future')('a-minute-early', 'an acceptor a minute behind refuses', {}, -60),
  invalid('issued_in_future')('from-next-year', 'a token from next year is refused', {
    payload: withMember(withMember(PAYLOAD, 'iat', '$now+31536000'), 'exp', '$now+31536060'),
  }),
  invalid('life')('long-life', 'a life of 121 seconds is refused', claim('exp', '$now+121')),
  invalid('life')('a-day', 'a life of a day is refused', claim('exp', '$now+86400')),
  invalid('life')('forever', 'a life without end is refused', claim('exp', '9007199254740991')),
  invalid('life')('no-life', 'a life of no length is refused', claim('exp', '$now')),
  invalid('life')('backwards', 'a life that runs backwards is refused', claim('exp', '$now-1')),
  invalid('life')('milliseconds', 'times in milliseconds are refused', claim('exp', '$now000')),
]

const addresseeCases: Case[] = [
  ...[
    ['unknown', 'http://elsewhere.localhost'],
    ['trailing-slash', '$iss/'],
    ['upper-case', 'HTTP://SOCIAL.CONFORMANCE.LOCALHOST'],
    ['sub-domain', 'http://a.social.conformance.localhost'],
    ['other-port', '$iss:81'],
    ['user', 'http://x@social.conformance.localhost'],
    ['empty', ''],
    ['prototype', '__proto__'],
    ['constructor', 'constructor'],
  ].map(([id, iss]) =>
    invalid('unknown_issuer')(
      `iss-${id}`,
      `an issuer by another spelling (${id}) is refused`,
      claim('iss', `"${iss}"`),
    ),
  ),
  ...[
    ['other-shop', 'http://lain.localhost'],
    ['trailing-slash', '$aud/'],
    ['path', '$aud/h'],
    ['upper-case', 'HTTP://PASAR.LOCALHOST'],
    ['wildcard', '*'],
    ['empty', ''],
    ['issuer', '$iss'],
    ['space', ' $aud'],
  ].map(([id, aud]) =>
    invalid('wrong_audience')(`aud-${id}`, `another audience (${id}) is refused`, claim('aud', `"${aud}"`)),
  ),
]

const encodingCases: Case[] = [
  ...[
    ['empty', ''],
    ['one-segment', 'e30'],
    ['two-segments', 'e30.e30'],
    ['only-dots', '..'],
    ['four-segments', 'e30.e30.e30.e30'],
    ['five-segments', 'e30.e30.e30.e30.e30'],
    ['json', '{}'],
    ['word', 'undefined'],
  ].map(([id, token = '']) =>
    invalid('not_three_segments')(id ?? '', `${id} is no token`, edits({ do: 'replace', token })),
  ),
  invalid('not_three_segments')(
    'no-header',
    'a token without header is refused',
    edits({ do: 'shorten', segment: 0, by: 400 }),
  ),
  invalid('not_three_segments')(
    'no-payload',
    'a token without payload is refused',
    edits({ do: 'shorten', segment: 1, by: 900 }),
  ),
  invalid('not_three_segments')(
    'doubled',
    'a token behind itself is refused',
    edits({ do: 'arrange', segments: [0, 1, 2, 0, 1, 2] }),
  ),
  invalid('signature_length')(
    'short-signature',
    'a shortened signature is refused',
    edits({ do: 'shorten', segment: 2, by: 1 }),
  ),
  invalid('signature_length')(
    'long-signature',
    'a longer signature is refused',
    edits({ do: 'append', segment: 2, characters: 'AA' }),
  ),
  invalid('signature_length')(
    'padded-signature',
    'a padded signature is refused',
    edits({ do: 'append', segment: 2, characters: '==' }),
  ),
  invalid('signature_length')(
    'newline',
    'a line end behind the token is refused',
    edits({ do: 'append', segment: 2, characters: '\n' }),
  ),
  invalid('not_canonical_base64url')(
    'spare-bits',
    'flipped spare bits of the signature are refused',
    edits({ do: 'spare_bits', segment: 2 }),
  ),
  invalid('not_canonical_base64url')(
    'padded-header',
    'a padded header is refused',
    edits({ do: 'append', segment: 0, characters: '=' }),
  ),
  invalid('not_canonical_base64url')(
    'padded-payload',
    'a padded payload is refused',
    edits({ do: 'append', segment: 1, characters: '==' }),
  ),
  invalid('not_canonical_base64url')(
    'space',
    'a space in the payload is refused',
    edits({ do: 'append', segment: 1, characters: ' ' }),
  ),
  invalid('not_canonical_base64url')(
    'standard-alphabet',
    'the standard alphabet is refused',
    edits({ do: 'shorten', segment: 2, by: 2 }, { do: 'prepend', segment: 2, characters: '+/' }),
  ),
  invalid('not_canonical_base64url')(
    'foreign-letter',
    'a letter outside the alphabet is refused',
    edits({ do: 'append', segment: 1, characters: 'é' }),
  ),
  invalid('not_canonical_base64url')(
    'single-letter',
    'a dangling letter is refused',
    edits({ do: 'swap', segment: 1, text: '{"a":12}' }, { do: 'append', segment: 1, characters: 'AA' }),
  ),
  invalid('not_utf8')(
    'bad-bytes',
    'bytes that are not UTF-8 are refused',
    edits({ do: 'swap_bytes', segment: 1, hex: '22ff22' }),
  ),
  invalid('not_utf8')(
    'overlong',
    'an overlong UTF-8 form is refused',
    edits({ do: 'swap_bytes', segment: 1, hex: '22c0af22' }),
  ),
  invalid('not_utf8')(
    'raw-surrogate',
    'a surrogate as bytes is refused',
    edits({ do: 'swap_bytes', segment: 1, hex: '22eda08022' }),
  ),
  ...[
    ['byte-order-mark', `\ufeff${PAYLOAD}`],
    ['leading-space', ` ${PAYLOAD}`],
    ['trailing-line-end', `${PAYLOAD}\n`],
    ['inner-space', PAYLOAD.replaceAll(':', ': ')],
    ['duplicate-member', PAYLOAD.replace('{', '{"iss":"http://elsewhere.localhost",')],
    ['duplicate-member-behind', behind('"qty":9')],
    ['infinite-expiry', withMember(PAYLOAD, 'exp', '1e999')],
    ['exponent', withMember(PAYLOAD, 'qty', '1e0')],
    ['trailing-zero', withMember(PAYLOAD, 'qty', '1.0')],
    ['minus-zero', withMember(PAYLOAD, 'promo', '-0')],
    ['escaped-letter', PAYLOAD.replace('"sku"', '"s\\u006bu"')],
    ['escaped-slash', PAYLOAD.replace('IDR', '\\u0049DR')],
    ['comment', PAYLOAD.replace('{', '{/**/')],
    ['trailing-comma', PAYLOAD.replace(/}$/, ',}')],
    ['single-quotes', PAYLOAD.replaceAll('"', "'")],
    ['not-a-number', withMember(PAYLOAD, 'qty', 'NaN')],
    ['cut-off', PAYLOAD.slice(0, -1)],
    ['two-values', `${PAYLOAD}{}`],
    ['text', 'hello'],
  ].map(([id = '', text = '']) =>
    invalid('not_canonical_json')(id, `a payload with ${id} is refused, however well signed`, { payload: text }),
  ),
  invalid('not_canonical_json')(
    'header-space',
    'white space in the header is refused',
    header(HEADER.replace(',', ', ')),
  ),
  invalid('not_canonical_json')(
    'header-duplicate',
    'a duplicate header member is refused',
    header(HEADER.replace('{', '{"alg":"none",')),
  ),
  invalid('signature')(
    'changed-price',
    'a changed price is refused',
    swapPayload(withMember(PAYLOAD, 'seen', '[1,"IDR"]')),
  ),
  invalid('signature')(
    'changed-quantity',
    'a changed quantity is refused',
    swapPayload(withMember(PAYLOAD, 'qty', '2')),
  ),
  invalid('signature')(
    'changed-sku',
    'a changed product is refused',
    swapPayload(withMember(PAYLOAD, 'sku', '"RATIH-LAMP"')),
  ),
  invalid('signature')(
    'changed-promo',
    'a changed promotion is refused',
    swapPayload(withMember(PAYLOAD, 'promo', '102')),
  ),
  invalid('not_three_segments')(
    'longest',
    'a token of 1600 characters is read, and refused for what it is',
    edits({ do: 'fill', characters: 1600 }),
  ),
  invalid('too_long')('oversize', 'a token of 1601 characters is refused', edits({ do: 'fill', characters: 1601 })),
]

export const VECTOR_FILES: Record<string, { about: string; cases: Case[] }> = {
  accepted: { about: 'Tokens that must be accepted.', cases: acceptedCases },
  'algorithms-and-keys': { about: 'Algorithm and key confusion.', cases: algorithmCases },
  header: { about: 'Deviations of the header: exactly alg, kid, typ, in that order.', cases: headerCases },
  claims: { about: 'Deviations of the claim set and of each claim’s type.', cases: claimCases },
  time: { about: 'Abuse of time.', cases: timeCases },
  addressee: { about: 'Wrong issuer, wrong audience.', cases: addresseeCases },
  encoding: { about: 'Tricks of encoding, and changes after signing.', cases: encodingCases },
}
