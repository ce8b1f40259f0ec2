import type { Flow } from './report'

/** Indonesian translation of the flow register, for the report. */
export const FLOWS_IN_INDONESIAN: Record<string, Pick<Flow, 'carrier' | 'never'>> = {
  F1: {
    carrier:
      'berkas publik, statis, dan bertanda tangan, dimuat lewat langkah impor yang dijalankan operator; tidak pernah saat halaman dibuka',
    never: ['apa pun tentang orang'],
  },
  F2: {
    carrier:
      'browser pembeli: satu klik, satu token bertanda tangan yang hidup 120 detik dan dipakai sekali; tepat sebelumnya browser boleh melihat apakah tokonya menjawab, tanpa cookie, tanpa perujuk, tanpa isi; di samping token, alamatnya boleh menyebut bahasa yang dipilih orangnya, id atau en; sebagai pembanding, penyaji boleh membuat klik itu menuju alamat biasa barangnya, tanpa token',
    never: ['penonton', 'sesi', 'perangkat', 'email', 'telepon', 'URL', 'postingan', 'teks bebas'],
  },
  F3: {
    carrier:
      'server ke server lewat HTTP, dengan server key milik toko; browser pembeli membuka halaman di alamat dari jawaban Kasir, yang dilengkapi Pasar dengan bahasa halamannya dan metode yang dipilih pembeli',
    never: [
      'apa pun dari Ramai',
      'kode promo',
      'token pengalihan',
      'daftar barang',
      'nama, telepon, atau alamat pembeli',
    ],
  },
  F4: {
    carrier: 'webhook server ke server, bertanda tangan; Pasar juga bertanya sendiri sebelum memercayainya',
    never: ['nomor kartu', 'PIN'],
  },
  F5: {
    carrier: 'hanya baca, bila diminta, dengan kunci auditor',
    never: ['orang', 'pesanan yang digabung dengan token'],
  },
  F6: {
    carrier:
      'server ke server, atas kehendak penyaji, dengan kunci tersendiri untuk setiap sistem; tanpa mode demo alamat ini tidak ada',
    never: ['orang', 'apa pun yang dikatakan satu sistem tentang sistem lain'],
  },
  F7: {
    carrier:
      'berkas yang dibawa operator: bundel bertanda tangan, dienkripsi dengan kunci publik Pasar; tanpa permintaan',
    never: ['id pengguna media sosial', 'keranjang', 'yang ditonton seseorang', 'alamat halaman aplikasi sosial'],
  },
}
