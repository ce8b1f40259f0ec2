export type ConsentText = { since: string; id: string; en: string }

/**
 * The consent texts of the old shop by version, as buyers read them. A consent refers to one
 * version, so an older text must never be changed or removed: the new shop shows people the text
 * that they agreed to.
 */
export const consentTexts: Record<string, ConsentText> = {
  'pindah-1': {
    since: '2024-02-21',
    id: 'Toko di aplikasi Ramai ditutup dan pindah ke Pasar, toko milik perusahaan lain. Bolehkah kami memberikan nama, nomor telepon, e-mail, dan alamatmu kepada Pasar, supaya pesananmu bisa kamu buka di sana? Akun Ramai-mu tidak ikut. Kalau tidak, catatan transaksi tetap pindah karena undang-undang, tanpa kontakmu.',
    en: 'The shop inside the Ramai app closes and moves to Pasar, a shop of another company. May we give Pasar your name, telephone number, e-mail and address, so that you can open your orders there? Your Ramai account does not move. If not, transaction records still move because the law keeps them, without your contacts.',
  },
  'pindah-2': {
    since: '2024-02-24',
    id: 'Toko di aplikasi Ramai ditutup dan pindah ke Pasar, toko milik perusahaan lain. Bolehkah kami memberikan nama, nomor telepon, e-mail, dan alamatmu kepada Pasar, hanya supaya pesananmu bisa kamu buka di sana? Pasar mengirim satu tautan ke e-mailmu dan menghapus data ini kalau tidak kamu ambil dalam 90 hari. Akun Ramai-mu tidak ikut. Kalau tidak, catatan transaksi tetap pindah karena undang-undang, tanpa kontakmu. Jawabanmu bisa kamu ubah sampai hari pindah; sesudah itu, di Pasar.',
    en: 'The shop inside the Ramai app closes and moves to Pasar, a shop of another company. May we give Pasar your name, telephone number, e-mail and address, only so that you can open your orders there? Pasar sends one link to your e-mail and deletes these data if you have not taken them over within 90 days. Your Ramai account does not move. If not, transaction records still move because the law keeps them, without your contacts. You may change your answer until the day of the move; after that, at Pasar.',
  },
}

/** Returns the version that was in use on a day. @throws {Error} before the first. */
export function consentTextOn(day: Date): string {
  const [version] = Object.entries(consentTexts).findLast(([, { since }]) => day >= new Date(since)) ?? []
  if (!version) throw new Error('There is no consent before the first text.')

  return version
}
