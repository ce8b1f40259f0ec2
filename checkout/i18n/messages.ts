import enAccount from '@/messages/en/account.json'
import enBackOffice from '@/messages/en/back-office.json'
import enBasket from '@/messages/en/basket.json'
import enCatalogue from '@/messages/en/catalogue.json'
import enCertificate from '@/messages/en/certificate.json'
import enCheckout from '@/messages/en/checkout.json'
import enComplaint from '@/messages/en/complaint.json'
import enDemo from '@/messages/en/demo.json'
import enFind from '@/messages/en/find.json'
import enFrame from '@/messages/en/frame.json'
import enFront from '@/messages/en/front.json'
import enGoods from '@/messages/en/goods.json'
import enHandoff from '@/messages/en/handoff.json'
import enMail from '@/messages/en/mail.json'
import enMigrated from '@/messages/en/migrated.json'
import enOrder from '@/messages/en/order.json'
import enPayment from '@/messages/en/payment.json'
import enPrivacy from '@/messages/en/privacy.json'
import enQuarantine from '@/messages/en/quarantine.json'
import enVoucher from '@/messages/en/voucher.json'
import enWaiting from '@/messages/en/waiting.json'
import idAccount from '@/messages/id/account.json'
import idBackOffice from '@/messages/id/back-office.json'
import idBasket from '@/messages/id/basket.json'
import idCatalogue from '@/messages/id/catalogue.json'
import idCertificate from '@/messages/id/certificate.json'
import idCheckout from '@/messages/id/checkout.json'
import idComplaint from '@/messages/id/complaint.json'
import idDemo from '@/messages/id/demo.json'
import idFind from '@/messages/id/find.json'
import idFrame from '@/messages/id/frame.json'
import idFront from '@/messages/id/front.json'
import idGoods from '@/messages/id/goods.json'
import idHandoff from '@/messages/id/handoff.json'
import idMail from '@/messages/id/mail.json'
import idMigrated from '@/messages/id/migrated.json'
import idOrder from '@/messages/id/order.json'
import idPayment from '@/messages/id/payment.json'
import idPrivacy from '@/messages/id/privacy.json'
import idQuarantine from '@/messages/id/quarantine.json'
import idVoucher from '@/messages/id/voucher.json'
import idWaiting from '@/messages/id/waiting.json'
import type { Language } from './language'

/** One file per topic; both languages have the same topics. */
const MESSAGES = {
  id: {
    account: idAccount,
    basket: idBasket,
    catalogue: idCatalogue,
    certificate: idCertificate,
    checkout: idCheckout,
    complaint: idComplaint,
    demo: idDemo,
    backOffice: idBackOffice,
    find: idFind,
    frame: idFrame,
    front: idFront,
    goods: idGoods,
    handoff: idHandoff,
    mail: idMail,
    migrated: idMigrated,
    order: idOrder,
    payment: idPayment,
    privacy: idPrivacy,
    quarantine: idQuarantine,
    voucher: idVoucher,
    waiting: idWaiting,
  },
  en: {
    account: enAccount,
    basket: enBasket,
    catalogue: enCatalogue,
    certificate: enCertificate,
    checkout: enCheckout,
    complaint: enComplaint,
    demo: enDemo,
    backOffice: enBackOffice,
    find: enFind,
    frame: enFrame,
    front: enFront,
    goods: enGoods,
    handoff: enHandoff,
    mail: enMail,
    migrated: enMigrated,
    order: enOrder,
    payment: enPayment,
    privacy: enPrivacy,
    quarantine: enQuarantine,
    voucher: enVoucher,
    waiting: enWaiting,
  },
} satisfies Record<Language, Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
