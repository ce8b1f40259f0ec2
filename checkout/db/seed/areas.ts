import type { areas } from '../schema'

type Area = typeof areas.$inferInsert

/** Samples, entered by hand: not the country, and no promise that a postal code is today's. */
export const AREAS: Area[] = [
  ...areasOf('jabodetabek', 'WIB', [
    ['Menteng', 'Menteng', 'Kota Jakarta Pusat', 'DKI Jakarta', '10310'],
    ['Gondangdia', 'Menteng', 'Kota Jakarta Pusat', 'DKI Jakarta', '10350'],
    ['Senayan', 'Kebayoran Baru', 'Kota Jakarta Selatan', 'DKI Jakarta', '12190'],
    ['Kuningan Barat', 'Mampang Prapatan', 'Kota Jakarta Selatan', 'DKI Jakarta', '12710'],
    ['Kelapa Gading Timur', 'Kelapa Gading', 'Kota Jakarta Utara', 'DKI Jakarta', '14240'],
    ['Kebon Jeruk', 'Kebon Jeruk', 'Kota Jakarta Barat', 'DKI Jakarta', '11530'],
    ['Cipinang', 'Pulo Gadung', 'Kota Jakarta Timur', 'DKI Jakarta', '13240'],
    ['Babakan', 'Bogor Tengah', 'Kota Bogor', 'Jawa Barat', '16128'],
    ['Beji', 'Beji', 'Kota Depok', 'Jawa Barat', '16421'],
    ['Kayuringin Jaya', 'Bekasi Selatan', 'Kota Bekasi', 'Jawa Barat', '17144'],
    ['Cikokol', 'Tangerang', 'Kota Tangerang', 'Banten', '15117'],
    ['Pondok Jagung', 'Serpong Utara', 'Kota Tangerang Selatan', 'Banten', '15326'],
  ]),
  ...areasOf('jawa', 'WIB', [
    ['Cipaganti', 'Coblong', 'Kota Bandung', 'Jawa Barat', '40131'],
    ['Dago', 'Coblong', 'Kota Bandung', 'Jawa Barat', '40135'],
    ['Citarum', 'Bandung Wetan', 'Kota Bandung', 'Jawa Barat', '40115'],
    ['Pasteur', 'Sukajadi', 'Kota Bandung', 'Jawa Barat', '40161'],
    ['Kejaksan', 'Kejaksan', 'Kota Cirebon', 'Jawa Barat', '45123'],
    ['Cipare', 'Serang', 'Kota Serang', 'Banten', '42117'],
    ['Terban', 'Gondokusuman', 'Kota Yogyakarta', 'DI Yogyakarta', '55223'],
    ['Brontokusuman', 'Mergangsan', 'Kota Yogyakarta', 'DI Yogyakarta', '55153'],
    ['Caturtunggal', 'Depok', 'Kabupaten Sleman', 'DI Yogyakarta', '55281'],
    ['Laweyan', 'Laweyan', 'Kota Surakarta', 'Jawa Tengah', '57148'],
    ['Tembalang', 'Tembalang', 'Kota Semarang', 'Jawa Tengah', '50275'],
    ['Gubeng', 'Gubeng', 'Kota Surabaya', 'Jawa Timur', '60281'],
    ['Ketintang', 'Gayungan', 'Kota Surabaya', 'Jawa Timur', '60231'],
    ['Oro-Oro Dowo', 'Klojen', 'Kota Malang', 'Jawa Timur', '65119'],
  ]),
  ...areasOf('bali_nusra', 'WITA', [
    ['Sanur', 'Denpasar Selatan', 'Kota Denpasar', 'Bali', '80228'],
    ['Kuta', 'Kuta', 'Kabupaten Badung', 'Bali', '80361'],
    ['Ubud', 'Ubud', 'Kabupaten Gianyar', 'Bali', '80571'],
    ['Mataram Timur', 'Mataram', 'Kota Mataram', 'Nusa Tenggara Barat', '83121'],
    ['Oebobo', 'Oebobo', 'Kota Kupang', 'Nusa Tenggara Timur', '85111'],
  ]),
  ...areasOf('sumatera', 'WIB', [
    ['Peuniti', 'Baiturrahman', 'Kota Banda Aceh', 'Aceh', '23241'],
    ['Petisah Hulu', 'Medan Baru', 'Kota Medan', 'Sumatera Utara', '20153'],
    ['Olo', 'Padang Barat', 'Kota Padang', 'Sumatera Barat', '25117'],
    ['Simpang Baru', 'Binawidya', 'Kota Pekanbaru', 'Riau', '28293'],
    ['Talang Semut', 'Bukit Kecil', 'Kota Palembang', 'Sumatera Selatan', '30135'],
    ['Rawa Laut', 'Enggal', 'Kota Bandar Lampung', 'Lampung', '35127'],
  ]),
  ...areasOf('kalimantan', 'WIB', [
    ['Benua Melayu Darat', 'Pontianak Selatan', 'Kota Pontianak', 'Kalimantan Barat', '78122'],
    ['Langkai', 'Pahandut', 'Kota Palangka Raya', 'Kalimantan Tengah', '73111'],
  ]),
  ...areasOf('kalimantan', 'WITA', [
    ['Kertak Baru Ilir', 'Banjarmasin Tengah', 'Kota Banjarmasin', 'Kalimantan Selatan', '70111'],
    ['Sidodadi', 'Samarinda Ulu', 'Kota Samarinda', 'Kalimantan Timur', '75123'],
  ]),
  ...areasOf('sulawesi', 'WITA', [
    ['Losari', 'Ujung Pandang', 'Kota Makassar', 'Sulawesi Selatan', '90112'],
    ['Masale', 'Panakkukang', 'Kota Makassar', 'Sulawesi Selatan', '90231'],
    ['Wenang Utara', 'Wenang', 'Kota Manado', 'Sulawesi Utara', '95111'],
    ['Besusu Tengah', 'Palu Timur', 'Kota Palu', 'Sulawesi Tengah', '94111'],
    ['Kadia', 'Kadia', 'Kota Kendari', 'Sulawesi Tenggara', '93115'],
  ]),
  ...areasOf('maluku_papua', 'WIT', [
    ['Ahusen', 'Sirimau', 'Kota Ambon', 'Maluku', '97127'],
    ['Gamalama', 'Ternate Tengah', 'Kota Ternate', 'Maluku Utara', '97721'],
    ['Gurabesi', 'Jayapura Utara', 'Kota Jayapura', 'Papua', '99111'],
    ['Remu Utara', 'Sorong', 'Kota Sorong', 'Papua Barat Daya', '98415'],
  ]),
]

type Names = [village: string, district: string, city: string, province: string, postalCode: string]

function areasOf(zone: Area['zone'], timeZone: Area['timeZone'], list: Names[]): Area[] {
  return list.map(([village, district, city, province, postalCode]) => ({
    id: `${village.toLowerCase().replaceAll(' ', '-')}-${postalCode}`,
    village,
    district,
    city,
    province,
    postalCode,
    zone,
    timeZone,
  }))
}
