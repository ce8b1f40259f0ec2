/** Sample values that save a presenter from typing. */
export const SAMPLE_ADDRESS = {
  recipient: 'Galuh Wirasti',
  phone: '0812 3456 7890',
  email: 'galuh@pembeli.example',
  area: 'Cipaganti',
  street: 'Jl. Cihampelas 12',
  rtRw: '03/07',
  landmark: 'Seberang masjid',
  courierNote: 'Titip di satpam kalau kosong',
}
