/** Fictional people, streets and goods. Numbers of standards are marked as examples. */
export const FIRST_NAMES = ['Siti', 'Budi', 'Dewi', 'Agus', 'Rani', 'Joko', 'Putri', 'Wayan', 'Nur', 'Andi'] as const
export const LAST_NAMES = ['Rahma', 'Santoso', 'Lestari', 'Wijaya', 'Siregar', 'Utami', 'Hidayat', 'Pratama'] as const
export const STREETS = ['Melati', 'Merdeka', 'Kenanga', 'Diponegoro', 'Cempaka', 'Sudirman', 'Anggrek'] as const
export const TOWNS = [
  ['Bandung', 'Jawa Barat', '40'],
  ['Surabaya', 'Jawa Timur', '60'],
  ['Medan', 'Sumatera Utara', '20'],
  ['Makassar', 'Sulawesi Selatan', '90'],
  ['Denpasar', 'Bali', '80'],
  ['Semarang', 'Jawa Tengah', '50'],
] as const
export const SHOP_WORDS = ['Toko', 'Rumah', 'Gerai', 'Warung', 'Pondok'] as const
export const SHOP_NAMES = ['Asri', 'Makmur', 'Lestari', 'Jaya', 'Ceria', 'Sejahtera', 'Mandiri', 'Abadi'] as const

/** Goods of a category, and the standard whose number they need, if any. */
export const GOODS = [
  { category: 'kecantikan', standard: 'BPOM', names: ['Serum', 'Pelembap', 'Lipstik'] },
  { category: 'makanan', standard: 'HALAL', names: ['Keripik', 'Sambal', 'Kopi'] },
  { category: 'mainan', standard: 'SNI', names: ['Balok', 'Boneka', 'Puzzle'] },
  { category: 'pakaian', standard: null, names: ['Kemeja', 'Batik', 'Jaket'] },
  { category: 'rumah', standard: null, names: ['Panci', 'Lampu', 'Rak'] },
] as const
export const COLOURS = ['merah', 'biru', 'hijau', 'hitam', 'putih'] as const

export const REFUND_REASONS = ['Barang rusak', 'Barang tidak sesuai', 'Barang tidak sampai'] as const
export const REVIEWS = [
  'Bagus, sesuai gambar.',
  'Pengiriman lama.',
  'Akan beli lagi.',
  'Warnanya beda sedikit.',
] as const

/** Corrupts UTF-8 as if it was read as Latin-1 and written as UTF-8 again. */
export const garble = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
