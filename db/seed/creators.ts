import type { creators } from '../schema'

/** Invented people. Each handle has a picture under `public/media/avatars`. */
export const seededCreators: (typeof creators.$inferInsert)[] = [
  {
    id: 'rani',
    name: 'Rani Prameswari',
    bioId: 'Rutinitas pagi, kain, dan hal kecil yang bikin tenang.',
    bioEn: 'Morning routines, cloth, and small things that calm you.',
  },
  {
    id: 'bayu',
    name: 'Bayu Anggara',
    bioId: 'Jalan pagi, camilan sore. Semua muat di satu ransel.',
    bioEn: 'Morning walks, afternoon snacks. It all fits in one backpack.',
  },
  {
    id: 'sari',
    name: 'Sari Widuri',
    bioId: 'Rumah kecil, anak dua, banyak cahaya.',
    bioEn: 'Small house, two kids, plenty of light.',
  },
  {
    id: 'dimas',
    name: 'Dimas Hartawan',
    bioId: 'Meja kerja rapi, telinga senang.',
    bioEn: 'A tidy desk and happy ears.',
  },
  {
    id: 'tika',
    name: 'Tika Larasati',
    bioId: 'Dapur sempit, rasa luas. Level pedas: jujur.',
    bioEn: 'Narrow kitchen, wide flavours. Spice level: honest.',
  },
  {
    id: 'agung',
    name: 'Agung Wibisana',
    bioId: 'Menyeduh pelan-pelan sejak sebelum matahari naik.',
    bioEn: 'Brewing slowly since before the sun comes up.',
  },
  {
    id: 'laras',
    name: 'Laras Kinanti',
    bioId: 'Wastra, teh, dan tangan para perajin.',
    bioEn: 'Textiles, tea, and the hands that make them.',
  },
  {
    id: 'joko',
    name: 'Joko Santosa',
    bioId: 'Merawat tanaman dan sudut rumah yang terlupakan.',
    bioEn: 'Looking after plants and forgotten corners of the house.',
  },
]
