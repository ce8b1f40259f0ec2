import type { Standard } from '../schema'
import type { SHOPS } from './shops'

type Variant = {
  sku: string
  label?: { id: string; en: string }
  price: number
  compareAt?: number
  weightGrams: number
  available: number
}

export type SeedProduct = {
  /** Also the key of its pictures. */
  id: string
  shopId: (typeof SHOPS)[number]['id']
  brand: string
  name: { id: string; en: string }
  description: { id: string; en: string }
  category: string
  origin: { id: string; en: string }
  standards: Standard[]
  variants: Variant[]
}

// Numbers that nobody can mistake for real ones.
const bpom = (number: number): Standard => ({ kind: 'BPOM', number: sample(number) })
const halal = (number: number): Standard => ({ kind: 'HALAL', number: sample(number) })
const sni = (number: number): Standard => ({ kind: 'SNI', number: sample(number) })
const pirt = (number: number): Standard => ({ kind: 'PIRT', number: sample(number) })
const sample = (number: number) => `CONTOH-${String(number).padStart(4, '0')}`

const size = (number: number, available: number): Variant => ({
  sku: `LANGKAH-SANDAL-${number}`,
  label: { id: `Ukuran ${number}`, en: `Size ${number}` },
  price: 289_000,
  compareAt: 329_000,
  weightGrams: 780,
  available,
})

/** The shelves, in the order of the front page. The first variant is the one that a product's picture stands for. */
export const PRODUCTS: SeedProduct[] = [
  {
    id: 'ayu-serum',
    shopId: 'rumah-ayu',
    brand: 'AYU',
    name: { id: 'AYU Serum Pencerah 30 ml', en: 'AYU Brightening Serum 30 ml' },
    description: {
      id: 'Serum ringan dengan niasinamida dan ekstrak bengkuang. Dua sampai tiga tetes pada pagi dan malam hari; cepat meresap, tanpa pewangi.',
      en: 'A light serum with niacinamide and yam bean extract. Two or three drops morning and night; sinks in quickly, no fragrance.',
    },
    category: 'beauty',
    origin: { id: 'Bandung, Indonesia', en: 'Bandung, Indonesia' },
    standards: [bpom(1), halal(1)],
    variants: [{ sku: 'AYU-SERUM', price: 129_000, compareAt: 159_000, weightGrams: 120, available: 140 }],
  },
  {
    id: 'rasa-batik',
    shopId: 'griya-kriya',
    brand: 'RASA',
    name: { id: 'RASA Kain Batik Cap Kawung', en: 'RASA Hand-stamped Kawung Batik Cloth' },
    description: {
      id: 'Batik cap motif kawung di atas katun primisima, 240 × 110 cm, dicap dan diwarnai dengan tangan di Yogyakarta. Cuci terpisah dengan lerak.',
      en: 'Kawung batik on fine cotton, 240 × 110 cm, stamped and dyed by hand in Yogyakarta. Wash apart with mild soap.',
    },
    category: 'fashion',
    origin: { id: 'Yogyakarta, Indonesia', en: 'Yogyakarta, Indonesia' },
    standards: [],
    variants: [
      {
        sku: 'RASA-BATIK-BIRU',
        label: { id: 'Biru nila', en: 'Indigo blue' },
        price: 245_000,
        weightGrams: 420,
        available: 38,
      },
      {
        sku: 'RASA-BATIK-SOGA',
        label: { id: 'Cokelat soga', en: 'Soga brown' },
        price: 245_000,
        weightGrams: 420,
        available: 4,
      },
      {
        sku: 'RASA-BATIK-KREM',
        label: { id: 'Krem', en: 'Cream' },
        price: 235_000,
        weightGrams: 420,
        available: 0,
      },
    ],
  },
  {
    id: 'senja-kopi',
    shopId: 'dapur-nusantara',
    brand: 'SENJA',
    name: { id: 'SENJA Kopi Gayo Arabika', en: 'SENJA Gayo Arabica Coffee' },
    description: {
      id: 'Arabika Gayo, sangrai sedang, rasa cokelat dan jeruk. Biji utuh, disangrai setiap Selasa.',
      en: 'Gayo arabica, medium roast, notes of chocolate and orange. Whole beans, roasted every Tuesday.',
    },
    category: 'food',
    origin: { id: 'Aceh Tengah, Indonesia', en: 'Central Aceh, Indonesia' },
    standards: [halal(2), pirt(1)],
    variants: [
      {
        sku: 'SENJA-KOPI-250G',
        label: { id: '250 g', en: '250 g' },
        price: 89_000,
        compareAt: 99_000,
        weightGrams: 290,
        available: 96,
      },
      {
        sku: 'SENJA-KOPI-500G',
        label: { id: '500 g', en: '500 g' },
        price: 165_000,
        weightGrams: 550,
        available: 40,
      },
    ],
  },
  {
    id: 'kala-mug',
    shopId: 'griya-kriya',
    brand: 'KALA',
    name: { id: 'KALA Set 3 Cangkir Keramik', en: 'KALA Set of 3 Ceramic Mugs' },
    description: {
      id: 'Tiga cangkir keramik putaran tangan, glasir biru dan putih berbintik, 260 ml. Aman untuk microwave dan pencuci piring.',
      en: 'Three hand-thrown mugs, blue and speckled white glaze, 260 ml. Safe in microwave and dishwasher.',
    },
    category: 'home',
    origin: { id: 'Kasongan, Bantul, Indonesia', en: 'Kasongan, Bantul, Indonesia' },
    standards: [],
    variants: [{ sku: 'KALA-MUG', price: 175_000, weightGrams: 1_150, available: 52 }],
  },
  {
    id: 'nada-earbuds',
    shopId: 'gema-digital',
    brand: 'NADA',
    name: { id: 'NADA Earbud Nirkabel', en: 'NADA Wireless Earbuds' },
    description: {
      id: 'Peredam bising, 32 jam bersama kotak pengisi, tahan percikan air. Garansi toko satu tahun.',
      en: 'Noise cancelling, 32 hours with the case, splash proof. One year of shop warranty.',
    },
    category: 'electronics',
    origin: { id: 'Batam, Indonesia', en: 'Batam, Indonesia' },
    standards: [sni(1)],
    variants: [{ sku: 'NADA-EARBUDS', price: 349_000, compareAt: 429_000, weightGrams: 180, available: 75 }],
  },
  {
    id: 'sejuk-tumbler',
    shopId: 'gema-digital',
    brand: 'SEJUK',
    name: { id: 'SEJUK Tumbler Baja 750 ml', en: 'SEJUK Steel Tumbler 750 ml' },
    description: {
      id: 'Baja tahan karat dua lapis, dingin 24 jam atau panas 12 jam. Tutup bergagang, bebas BPA.',
      en: 'Double-walled stainless steel, cold for 24 hours or hot for 12. Lid with a loop, free of BPA.',
    },
    category: 'home',
    origin: { id: 'Tangerang, Indonesia', en: 'Tangerang, Indonesia' },
    standards: [sni(2)],
    variants: [{ sku: 'SEJUK-TUMBLER', price: 145_000, weightGrams: 430, available: 110 }],
  },
  {
    id: 'ratih-lamp',
    shopId: 'griya-kriya',
    brand: 'RATIH',
    name: { id: 'RATIH Lampu Meja Rotan', en: 'RATIH Rattan Table Lamp' },
    description: {
      id: 'Kap rotan anyaman tangan di kaki kayu jati, fiting E27, kabel 1,8 m. Bohlam 4 W disertakan.',
      en: 'Hand-woven rattan shade on a teak foot, E27 socket, 1.8 m cord. A 4 W bulb is included.',
    },
    category: 'home',
    origin: { id: 'Cirebon, Indonesia', en: 'Cirebon, Indonesia' },
    standards: [sni(3)],
    variants: [{ sku: 'RATIH-LAMP', price: 325_000, weightGrams: 2_400, available: 18 }],
  },
  {
    id: 'sambal-bu-tini',
    shopId: 'dapur-nusantara',
    brand: 'SAMBAL BU TINI',
    name: { id: 'Sambal Bawang Bu Tini 150 g', en: 'Bu Tini Shallot Sambal 150 g' },
    description: {
      id: 'Cabai rawit, bawang merah, dan minyak kelapa, dimasak per panci kecil. Tanpa pengawet; simpan di kulkas setelah dibuka.',
      en: 'Bird’s eye chilli, shallots and coconut oil, cooked in small pots. No preservatives; keep cold once opened.',
    },
    category: 'food',
    origin: { id: 'Sidoarjo, Indonesia', en: 'Sidoarjo, Indonesia' },
    standards: [halal(3), pirt(2)],
    variants: [{ sku: 'SAMBAL-BU-TINI', price: 35_000, weightGrams: 260, available: 210 }],
  },
  {
    id: 'lurik-tote',
    shopId: 'griya-kriya',
    brand: 'LURIK',
    name: { id: 'LURIK Tas Jinjing Tenun', en: 'LURIK Woven Tote Bag' },
    description: {
      id: 'Tenun lurik dari alat bukan mesin, tali kulit sapi, saku dalam beritsleting. 38 × 34 × 12 cm.',
      en: 'Lurik cloth from a hand loom, cowhide handles, zipped inner pocket. 38 × 34 × 12 cm.',
    },
    category: 'fashion',
    origin: { id: 'Klaten, Indonesia', en: 'Klaten, Indonesia' },
    standards: [],
    variants: [
      {
        sku: 'LURIK-TOTE-MERAH',
        label: { id: 'Merah bata', en: 'Brick red' },
        price: 215_000,
        compareAt: 249_000,
        weightGrams: 480,
        available: 24,
      },
      {
        sku: 'LURIK-TOTE-BIRU',
        label: { id: 'Biru laut', en: 'Sea blue' },
        price: 215_000,
        weightGrams: 480,
        available: 3,
      },
    ],
  },
  {
    id: 'hijau-pot',
    shopId: 'taman-sanur',
    brand: 'HIJAU',
    name: { id: 'HIJAU Lidah Mertua dalam Pot', en: 'HIJAU Snake Plant in a Pot' },
    description: {
      id: 'Sansevieria setinggi 35–40 cm dalam pot keramik. Tahan teduh, cukup disiram dua minggu sekali.',
      en: 'Snake plant, 35–40 cm tall, in a ceramic pot. Happy in shade, water it every other week.',
    },
    category: 'home',
    origin: { id: 'Bedugul, Bali, Indonesia', en: 'Bedugul, Bali, Indonesia' },
    standards: [],
    variants: [{ sku: 'HIJAU-POT', price: 119_000, weightGrams: 3_200, available: 16 }],
  },
  {
    id: 'bayi-toy',
    shopId: 'taman-sanur',
    brand: 'BAYI',
    name: { id: 'BAYI Mainan Menara Cincin Kayu', en: 'BAYI Wooden Stacking Rings' },
    description: {
      id: 'Lima cincin kayu pinus dengan cat berbahan air, tepi membulat. Untuk usia 12 bulan ke atas.',
      en: 'Five pine rings in water-based paint, rounded edges. From 12 months.',
    },
    category: 'toys',
    origin: { id: 'Gianyar, Bali, Indonesia', en: 'Gianyar, Bali, Indonesia' },
    standards: [sni(4)],
    variants: [{ sku: 'BAYI-TOY', price: 155_000, weightGrams: 640, available: 33 }],
  },
  {
    id: 'teh-puncak',
    shopId: 'dapur-nusantara',
    brand: 'TEH PUNCAK',
    name: { id: 'Teh Puncak Hijau Melati', en: 'Teh Puncak Jasmine Green Tea' },
    description: {
      id: 'Teh hijau petikan muda berpadu bunga melati segar, dalam kaleng kedap udara.',
      en: 'Young green tea leaves scented with fresh jasmine, in an airtight tin.',
    },
    category: 'food',
    origin: { id: 'Puncak, Bogor, Indonesia', en: 'Puncak, Bogor, Indonesia' },
    standards: [halal(4), pirt(3)],
    variants: [
      {
        sku: 'TEH-PUNCAK-100G',
        label: { id: 'Kaleng 100 g', en: '100 g tin' },
        price: 58_000,
        weightGrams: 210,
        available: 88,
      },
      {
        sku: 'TEH-PUNCAK-200G',
        label: { id: 'Kaleng 200 g', en: '200 g tin' },
        price: 105_000,
        weightGrams: 360,
        available: 31,
      },
    ],
  },
  {
    id: 'manis-aren',
    shopId: 'dapur-nusantara',
    brand: 'MANIS',
    name: { id: 'MANIS Gula Aren Cair 320 g', en: 'MANIS Liquid Palm Sugar 320 g' },
    description: {
      id: 'Nira aren murni yang dimasak perlahan. Untuk kopi, bubur, dan kue.',
      en: 'Pure palm sap, cooked slowly. For coffee, porridge and cakes.',
    },
    category: 'food',
    origin: { id: 'Lebak, Banten, Indonesia', en: 'Lebak, Banten, Indonesia' },
    standards: [halal(5), pirt(4)],
    variants: [{ sku: 'MANIS-AREN', price: 45_000, weightGrams: 520, available: 130 }],
  },
  {
    id: 'langkah-sandal',
    shopId: 'taman-sanur',
    brand: 'LANGKAH',
    name: { id: 'LANGKAH Sandal Kulit', en: 'LANGKAH Leather Sandals' },
    description: {
      id: 'Dua tali kulit sapi dengan gesper, alas gabus yang mengikuti bentuk kaki, sol karet.',
      en: 'Two buckled cowhide straps, a cork footbed that takes your shape, rubber soles.',
    },
    category: 'fashion',
    origin: { id: 'Magetan, Indonesia', en: 'Magetan, Indonesia' },
    standards: [],
    variants: [size(40, 22), size(38, 14), size(39, 17), size(41, 19), size(42, 5), size(43, 0)],
  },
  {
    id: 'cahaya-candle',
    shopId: 'rumah-ayu',
    brand: 'CAHAYA',
    name: { id: 'CAHAYA Lilin Aroma Sereh 180 g', en: 'CAHAYA Lemongrass Candle 180 g' },
    description: {
      id: 'Lilin kedelai dengan minyak sereh wangi, menyala sekitar 40 jam. Wadah keramik bisa dipakai lagi.',
      en: 'Soy candle with lemongrass oil, burns for about 40 hours. The ceramic vessel can be used again.',
    },
    category: 'home',
    origin: { id: 'Lembang, Indonesia', en: 'Lembang, Indonesia' },
    standards: [],
    variants: [{ sku: 'CAHAYA-CANDLE', price: 98_000, weightGrams: 460, available: 60 }],
  },
  {
    id: 'getar-speaker',
    shopId: 'gema-digital',
    brand: 'GETAR',
    name: { id: 'GETAR Speaker Bluetooth', en: 'GETAR Bluetooth Speaker' },
    description: {
      id: 'Suara 360 derajat, baterai 18 jam, tahan air IPX7. Dua speaker dapat dipasangkan.',
      en: '360-degree sound, 18 hours of battery, waterproof to IPX7. Two of them pair up.',
    },
    category: 'electronics',
    origin: { id: 'Cikarang, Indonesia', en: 'Cikarang, Indonesia' },
    standards: [sni(5)],
    variants: [{ sku: 'GETAR-SPEAKER', price: 459_000, compareAt: 529_000, weightGrams: 890, available: 27 }],
  },
  {
    id: 'teduh-payung',
    shopId: 'rumah-ayu',
    brand: 'TEDUH',
    name: { id: 'TEDUH Payung Geulis Lukis', en: 'TEDUH Hand-painted Paper Parasol' },
    description: {
      id: 'Payung kertas rangka bambu dari Tasikmalaya, dilukis satu per satu. Untuk hiasan dan teduh, bukan untuk hujan.',
      en: 'Paper parasol on bamboo ribs from Tasikmalaya, each painted by hand. For shade and show, not for rain.',
    },
    category: 'home',
    origin: { id: 'Tasikmalaya, Indonesia', en: 'Tasikmalaya, Indonesia' },
    standards: [],
    variants: [{ sku: 'TEDUH-PAYUNG', price: 185_000, weightGrams: 700, available: 4 }],
  },
  {
    id: 'wangi-soap',
    shopId: 'rumah-ayu',
    brand: 'WANGI',
    name: { id: 'WANGI Sabun Batang Isi 3', en: 'WANGI Bar Soap, Set of 3' },
    description: {
      id: 'Sabun minyak kelapa dan minyak zaitun, wangi mawar dan cendana. Tiga batang, masing-masing 90 g.',
      en: 'Coconut and olive oil soap scented with rose and sandalwood. Three bars of 90 g.',
    },
    category: 'beauty',
    origin: { id: 'Garut, Indonesia', en: 'Garut, Indonesia' },
    standards: [bpom(2), halal(6)],
    variants: [{ sku: 'WANGI-SOAP', price: 72_000, weightGrams: 310, available: 84 }],
  },
  {
    id: 'kriuk-keripik',
    shopId: 'dapur-nusantara',
    brand: 'KRIUK',
    name: { id: 'KRIUK Keripik Singkong Balado 180 g', en: 'KRIUK Balado Cassava Chips 180 g' },
    description: {
      id: 'Singkong diiris tipis, digoreng renyah, dibumbui balado pedas manis.',
      en: 'Thinly sliced cassava, fried crisp, with a hot and sweet balado coating.',
    },
    category: 'food',
    origin: { id: 'Malang, Indonesia', en: 'Malang, Indonesia' },
    standards: [halal(7), pirt(5)],
    variants: [{ sku: 'KRIUK-KERIPIK', price: 24_000, weightGrams: 210, available: 180 }],
  },
  {
    id: 'tulis-notebook',
    shopId: 'gema-digital',
    brand: 'TULIS',
    name: { id: 'TULIS Buku Catatan + Pensil', en: 'TULIS Notebook + Pencil' },
    description: {
      id: 'Dua buku A5 bergaris titik, 160 halaman kertas daur ulang, jilid jahit. Pensil 2B disertakan.',
      en: 'Two dotted A5 notebooks, 160 pages of recycled paper, thread bound. A 2B pencil is included.',
    },
    category: 'stationery',
    origin: { id: 'Depok, Indonesia', en: 'Depok, Indonesia' },
    standards: [],
    variants: [{ sku: 'TULIS-NOTEBOOK', price: 65_000, weightGrams: 520, available: 95 }],
  },
]
