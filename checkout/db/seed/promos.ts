import type { promos } from '../schema'

/** One promotion of one product by one creator. The registry is public: it is part of the catalogue file. */
export const PROMOS = [
  { id: 101, code: 'RANI-AYU', creator: 'rani', sku: 'AYU-SERUM' },
  { id: 102, code: 'BAYU-SEJUK', creator: 'bayu', sku: 'SEJUK-TUMBLER' },
  { id: 103, code: 'DIMAS-NADA', creator: 'dimas', sku: 'NADA-EARBUDS' },
  { id: 104, code: 'AGUNG-SENJA', creator: 'agung', sku: 'SENJA-KOPI-250G' },
  { id: 105, code: 'LARAS-RASA', creator: 'laras', sku: 'RASA-BATIK-BIRU' },
  { id: 106, code: 'TIKA-SAMBAL', creator: 'tika', sku: 'SAMBAL-BU-TINI' },
  { id: 107, code: 'SARI-KALA', creator: 'sari', sku: 'KALA-MUG' },
  { id: 108, code: 'LARAS-PUNCAK', creator: 'laras', sku: 'TEH-PUNCAK-100G' },
  { id: 109, code: 'TIKA-MANIS', creator: 'tika', sku: 'MANIS-AREN' },
  { id: 110, code: 'JOKO-HIJAU', creator: 'joko', sku: 'HIJAU-POT' },
  { id: 111, code: 'SARI-BAYI', creator: 'sari', sku: 'BAYI-TOY' },
  { id: 112, code: 'RANI-LURIK', creator: 'rani', sku: 'LURIK-TOTE-MERAH' },
  { id: 113, code: 'DIMAS-TULIS', creator: 'dimas', sku: 'TULIS-NOTEBOOK' },
  { id: 114, code: 'SARI-CAHAYA', creator: 'sari', sku: 'CAHAYA-CANDLE' },
  { id: 115, code: 'BAYU-GETAR', creator: 'bayu', sku: 'GETAR-SPEAKER' },
  { id: 116, code: 'JOKO-RATIH', creator: 'joko', sku: 'RATIH-LAMP' },
  { id: 117, code: 'LARAS-TEDUH', creator: 'laras', sku: 'TEDUH-PAYUNG' },
  { id: 118, code: 'RANI-WANGI', creator: 'rani', sku: 'WANGI-SOAP' },
  { id: 119, code: 'TIKA-KRIUK', creator: 'tika', sku: 'KRIUK-KERIPIK' },
  { id: 120, code: 'BAYU-LANGKAH', creator: 'bayu', sku: 'LANGKAH-SANDAL-40' },
  { id: 121, code: 'AGUNG-KALA', creator: 'agung', sku: 'KALA-MUG' },
  { id: 122, code: 'DIMAS-GETAR', creator: 'dimas', sku: 'GETAR-SPEAKER' },
  { id: 123, code: 'JOKO-CAHAYA', creator: 'joko', sku: 'CAHAYA-CANDLE' },
  { id: 124, code: 'RANI-BATIK', creator: 'rani', sku: 'RASA-BATIK-BIRU' },
  { id: 125, code: 'AGUNG-MANIS', creator: 'agung', sku: 'MANIS-AREN' },
  { id: 126, code: 'LARAS-TULIS', creator: 'laras', sku: 'TULIS-NOTEBOOK' },
  { id: 127, code: 'BAYU-KRIUK', creator: 'bayu', sku: 'KRIUK-KERIPIK' },
  // No post leads there: a scenario comes this way to a size that is sold out.
  { id: 128, code: 'BAYU-LANGKAH-43', creator: 'bayu', sku: 'LANGKAH-SANDAL-43' },
] as const satisfies (typeof promos.$inferInsert)[]
