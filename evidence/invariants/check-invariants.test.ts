import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneRestorableDatabase } from '../../tools/dev/postgres/restorable-database'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { HEALTHY_KASIR, HEALTHY_PASAR, OLD_SHOP_KEY, SERVER_KEY } from '../testing/healthy-books'
import { prepareDatabases } from '../testing/prepare-databases'
import { type CheckInvariants, checkInvariants, describeViolations, type Violation } from './check-invariants'
import { EVERY_INVARIANT, type InvariantName } from './every-invariant'
import { type Mark, markBooks } from './new-since'

type Planted = { invariant: InvariantName; breach: string; pasar?: string; kasir?: string; logs?: string[] }

const SOLD = '00000000-0000-4000-8000-000000000001'

/** SQL of a payout in this state, without its bookings. */
function payoutOf(status: string) {
  return `insert into payouts (reference_no, merchant_id, beneficiary_name, beneficiary_account, beneficiary_bank, amount,
      notes, status, created_by, decided_by, created_at, updated_at)
    values ('R', 'M', 'Budi', '0011223344', 'bca', 5, 'gaji', '${status}', 'creator', 'approver', now(), now());
    insert into payout_states (reference_no, status, cause, at) values ('R', '${status}', 'bank', now())`
}

/**
 * At least one planted violation per invariant, written past every constraint that would prevent
 * it.
 */
const planted: Planted[] = [
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an order is called paid, and no attempt of it was',
    pasar: `update payment_attempts set state = 'open', redirect_url = '/' where provider_order_id = 'SOLD-1'`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an attempt is called paid that Kasir never saw paid',
    kasir: `delete from transaction_states where status = 'settlement'`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an attempt was paid with another sum',
    kasir: `update transactions set gross_amount = 1 where order_id = 'SOLD-1'`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'an order is fulfilled twice',
    pasar: `insert into order_events (order_id, kind) values ('SOLD', 'paid')`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'one payment is booked twice',
    pasar: `select book('payment:SOLD-1-again', 'payment', 'SOLD', 'gateway_receivable', 'buyer_clearing')`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'a buyer is notified twice',
    pasar: `insert into buyer_messages (key, order_id, kind, detail) values ('again', 'SOLD', 'paid', '{}')`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'more is held than was ordered',
    pasar: `update stock_holds set quantity = 4 where order_id = 'SOLD'`,
  },
  {
    invariant: 'paidStaysPaid',
    breach: 'a paid order expires',
    pasar: `update orders set status = 'expired' where id = 'SOLD'`,
  },
  {
    invariant: 'paidStaysPaid',
    breach: 'an attempt whose payment is booked is failed',
    pasar: `update payment_attempts set state = 'failed' where provider_order_id = 'SOLD-1'`,
  },
  {
    invariant: 'arrivalOrderIsIrrelevant',
    breach: 'an order waits although its attempt is paid',
    pasar: `update orders set status = 'awaiting_payment', paid_at = null where id = 'SOLD'`,
  },
  {
    invariant: 'arrivalOrderIsIrrelevant',
    breach: 'Kasir is paid, every notification was answered, and the attempt is not',
    pasar: `update payment_attempts set state = 'failed' where provider_order_id = 'SOLD-1'`,
  },
  {
    invariant: 'aReturnProvesNothing',
    breach: 'goods of an unpaid order are sold',
    pasar: `update stock_holds set state = 'committed' where order_id = 'WAITS'`,
  },
  {
    invariant: 'nothingForgedGetsIn',
    breach: 'a notification with somebody else’s signature is in the inbox',
    pasar: `select notify('${SOLD}', 'SOLD-1', 'pending', '271000.00', 'another key')`,
  },
  {
    invariant: 'nothingForgedGetsIn',
    breach: 'the key of one account spoke for a payment of the other',
    pasar: `update payment_attempts set account = 'TOKO-LAMA' where provider_order_id = 'LATE-1'`,
  },
  {
    invariant: 'nothingForgedGetsIn',
    breach: 'the key of the old shop spoke for a payment of our own',
    pasar: `select notify('${SOLD}', 'SOLD-1', 'pending', '271000.00', '${OLD_SHOP_KEY}')`,
  },
  {
    invariant: 'nothingForgedGetsIn',
    breach: 'an altered status paid an attempt',
    kasir: `delete from transaction_states where status = 'settlement'`,
  },
  {
    invariant: 'foreignMoneyIsQuarantined',
    breach: 'a notification of another sum was applied',
    pasar: `select notify('${SOLD}', 'SOLD-1', 'settlement', '1.00', '${SERVER_KEY}')`,
  },
  {
    invariant: 'foreignMoneyIsQuarantined',
    breach: 'a notification of no order was applied',
    pasar: `select notify('another', 'STRANGER-1', 'settlement', '271000.00', '${SERVER_KEY}')`,
  },
  {
    invariant: 'lostNotificationsAreRecovered',
    breach: 'nobody will ask about an order that waits',
    pasar: `update orders set next_poll_at = payment_due_at + interval '1 hour' where id = 'WAITS'`,
  },
  {
    invariant: 'lostNotificationsAreRecovered',
    breach: 'an order waits that Kasir calls paid',
    pasar: `update orders set status = 'awaiting_payment', paid_at = null where id = 'SOLD'`,
  },
  {
    invariant: 'oneLiveAttempt',
    breach: 'an order has two live attempts',
    pasar: `drop index payment_attempts_one_live;
      insert into payment_attempts (order_id, number, provider_order_id, amount, expires_at)
      values ('WAITS', 2, 'WAITS-2', 271000, now() + interval '1 hour')`,
  },
  {
    invariant: 'oneLiveAttempt',
    breach: 'one id was charged with two sums',
    kasir: `update snap_tokens set gross_amount = 1 where order_id = 'WAITS-1'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'stock is below zero',
    pasar: `alter table variants drop constraint variants_stock_is_never_negative;
      update variants set available = -1 where sku = 'AYU-SERUM'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'goods were released twice',
    pasar: `update variants set available = available + 2 where sku = 'AYU-SERUM'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'returned goods are in stock again, and the stock has not grown',
    pasar: `with asked as (
        insert into returns (order_id, state, reason, note, due_at, answered_at, refunded, restocked)
        values ('SOLD', 'accepted', 'damaged', 'broken', now(), now(), 271000, true) returning id
      )
      insert into return_lines (return_id, order_id, sku, quantity) select id, 'SOLD', 'AYU-SERUM', 2 from asked`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'an order that ended holds its goods',
    pasar: `update stock_holds set state = 'held', settled_at = null where order_id = 'LATE'`,
  },
  {
    invariant: 'endedBeforeReleased',
    breach: 'goods went back while an attempt is open',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, expires_at)
      values ('LATE', 2, 'LATE-2', 271000, now() + interval '1 hour')`,
  },
  {
    invariant: 'endedBeforeReleased',
    breach: 'goods went back while Kasir still waits for the payment',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, state, expires_at)
      values ('LATE', 2, 'LATE-2', 271000, 'expired', now() + interval '1 hour')`,
    kasir: `select open_transaction('00000000-0000-4000-8000-000000000003', 'LATE-2', 'pending', 0)`,
  },
  {
    invariant: 'lateMoneyGoesBack',
    breach: 'money for an expired order is kept',
    pasar: `update payment_attempts set given_back = 0 where provider_order_id = 'LATE-1'; delete from refunds`,
  },
  {
    invariant: 'lateMoneyGoesBack',
    breach: 'a late payment is asked back under two keys',
    pasar: `insert into refunds (order_id, attempt_id, refund_key, amount, reason, state)
      select order_id, attempt_id, 'LATE-1-again', 1, 'late', 'requested' from refunds`,
  },
  {
    invariant: 'lateMoneyGoesBack',
    breach: 'the buyer was not notified',
    pasar: `delete from buyer_messages; delete from outbox`,
  },
  {
    invariant: 'paidOnceInTheEnd',
    breach: 'two payments of one order are kept',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, state, transaction_id, expires_at)
      values ('SOLD', 2, 'SOLD-2', 271000, 'paid', 'other', now() + interval '1 hour')`,
  },
  {
    invariant: 'paidOnceInTheEnd',
    breach: 'Kasir keeps two payments of one order',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, state, expires_at)
      values ('SOLD', 2, 'SOLD-2', 271000, 'expired', now() + interval '1 hour')`,
    kasir: `select open_transaction('00000000-0000-4000-8000-000000000003', 'SOLD-2', 'settlement', 0)`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'a refund is not counted',
    pasar: `update payment_attempts set given_back = 1 where provider_order_id = 'LATE-1'`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'a refund is confirmed that Kasir does not know',
    kasir: `delete from refunds`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'goods were taken back and no money was given for them',
    pasar: `insert into returns (order_id, state, reason, note, due_at, answered_at, refunded)
      values ('SOLD', 'accepted', 'damaged', 'broken', now(), now(), 271000)`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'a seller gets the money for goods whose return nobody has answered',
    pasar: `update order_parcels set allocated_at = now() where order_id = 'SOLD';
      insert into returns (order_id, shop_id, reason, note, due_at)
      values ('SOLD', 'rumah-ayu', 'damaged', 'broken', now())`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'two returns of one parcel are open',
    pasar: `drop index returns_one_open_a_parcel;
      insert into returns (order_id, shop_id, reason, note, due_at)
      select 'SOLD', 'rumah-ayu', 'damaged', 'broken', now() from generate_series(1, 2)`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'a piece is returned twice',
    pasar: `alter table return_lines disable trigger user;
      insert into returns (order_id, shop_id, state, reason, note, due_at, answered_at, answer)
      select 'SOLD', 'rumah-ayu', 'refused', 'damaged', 'broken', now(), now(), 'no' from generate_series(1, 2);
      insert into return_lines (return_id, order_id, sku, quantity) select id, 'SOLD', 'AYU-SERUM', 2 from returns`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'goods of one parcel are in the return of another',
    pasar: `alter table return_lines disable trigger user;
      insert into returns (order_id, shop_id, reason, note, due_at)
      values ('SOLD', 'griya-kriya', 'damaged', 'broken', now());
      insert into return_lines (return_id, order_id, sku, quantity) select id, 'SOLD', 'AYU-SERUM', 2 from returns`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'one return is refunded twice',
    pasar: `update payment_attempts set given_back = 2 where provider_order_id = 'SOLD-1';
      insert into refunds (order_id, attempt_id, refund_key, amount, reason, state)
      select order_id, id, 'SOLD-1-returned-' || part, 1, 'returned', 'requested'
      from payment_attempts, generate_series(1, 2) as part where provider_order_id = 'SOLD-1';
      insert into order_events (order_id, kind) values ('SOLD', 'refund_requested');
      insert into returns (order_id, shop_id, state, reason, note, due_at, answered_at, refunded)
      values ('SOLD', 'rumah-ayu', 'accepted', 'damaged', 'broken', now(), now(), 1)`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'a booking does not sum to zero',
    pasar: `insert into ledger_entries (transaction_id, account, amount) select id, 'bank', 1 from ledger_transactions limit 1`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'Kasir owes less than is booked',
    kasir: `update transactions set status = 'chargeback' where order_id = 'SOLD-1'`,
  },
  {
    invariant: 'everyStepIsTakenUp',
    breach: 'a job is out of tries',
    pasar: `update graphile_worker._private_jobs set attempts = max_attempts`,
  },
  {
    invariant: 'everyStepIsTakenUp',
    breach: 'a message is called sent and was not',
    pasar: `delete from buyer_messages where order_id = 'SOLD'`,
  },
  {
    invariant: 'everyStepIsTakenUp',
    breach: 'Kasir gave back twice under one key',
    kasir: `drop index refunds_by_key;
      insert into refunds (transaction_id, refund_key, amount, direct, requested_at)
      select transaction_id, refund_key, 1, true, now() from refunds`,
  },
  {
    invariant: 'answeredFastOnceStored',
    breach: 'Pasar answered with a redirect',
    kasir: `update notification_attempts set answer_code = 302`,
  },
  {
    invariant: 'answeredFastOnceStored',
    breach: 'Pasar took too long',
    kasir: `update notification_attempts set milliseconds = 5001`,
  },
  {
    invariant: 'answeredFastOnceStored',
    breach: 'Pasar answered well and stored nothing',
    pasar: `delete from payment_notifications`,
  },
  {
    invariant: 'secretsStaySecret',
    breach: 'the audit log holds a server key',
    pasar: `insert into audit_events (kind, detail) values ('oops', '{"key":"${SERVER_KEY}"}')`,
  },
  {
    invariant: 'secretsStaySecret',
    breach: 'a log line holds a key for payouts',
    logs: ['{"msg":"approved with IRIS-planted-1234"}'],
  },
  {
    invariant: 'secretsStaySecret',
    breach: 'a log line holds a card number',
    logs: ['{"msg":"paid with 4811 1111 1111 1114"}'],
  },
  {
    invariant: 'secretsStaySecret',
    breach: 'a log line holds a signature',
    logs: [`{"body":"${'0f'.repeat(64)}"}`],
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order has nothing to pay with',
    pasar: `delete from payment_attempts where order_id = 'WAITS'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order is paid without an invoice',
    pasar: `delete from invoices`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order costs another sum than its parcels',
    pasar: `update order_parcels set shipping = shipping - 1 where order_id = 'SOLD'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'a parcel is of other goods than its lines',
    pasar: `update order_parcels set subtotal = subtotal - 1, shipping = shipping + 1 where order_id = 'SOLD';
      update orders set subtotal = subtotal - 1, shipping = shipping + 1 where id = 'SOLD'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order is called packed, and its parcel is not',
    pasar: `update orders set status = 'packed' where id = 'SOLD'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order stays behind its parcels',
    pasar: `update order_parcels set packed_at = now(), shipped_at = now() where order_id = 'SOLD'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'the goods of a parcel that stays in its shop are sold all the same',
    pasar: `update order_parcels set cancelled_at = now() where order_id = 'SOLD'`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'a seller is paid twice',
    pasar: `insert into payouts (key, order_id, shop_id, amount, sent_at) values ('payout:SOLD:rumah-ayu', 'SOLD', 'rumah-ayu', 271000, now());
      select book('completion:SOLD', 'completion', 'SOLD', 'buyer_clearing', 'seller_payable');
      select book('payout:SOLD:rumah-ayu', 'payout', 'SOLD', 'seller_payable', 'bank');
      select book('payout:SOLD', 'payout', 'SOLD', 'seller_payable', 'bank')`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'the sellers of an order get another sum than it gave them',
    pasar: `insert into payouts (key, order_id, shop_id, amount) values ('payout:SOLD:rumah-ayu', 'SOLD', 'rumah-ayu', 270999);
      select book('completion:SOLD', 'completion', 'SOLD', 'buyer_clearing', 'seller_payable')`,
  },
  {
    invariant: 'ourDeadlineComesFirst',
    breach: 'Kasir’s page closes before our deadline',
    kasir: `update snap_tokens set expires_at = now() where order_id = 'WAITS-1'`,
  },
  {
    invariant: 'ourDeadlineComesFirst',
    breach: 'Kasir’s page has no fixed end',
    kasir: `update snap_tokens set expires_at = null, expires_after_seconds = 3600 where order_id = 'WAITS-1'`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an order is called paid at the door, and no courier collected anything',
    pasar: `delete from cash_collections`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'a courier collected for an order that was paid at the gateway',
    pasar: `insert into cash_collections (order_id, amount, collected_at) values ('SOLD', 271000, now())`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'the gateway was asked for an order that is paid at the door',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, expires_at)
      values ('SENT', 1, 'SENT-1', 271000, now() + interval '1 hour')`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'cash that was collected is booked twice',
    pasar: `select book('cash-collected:DOOR-again', 'cash_collected', 'DOOR', 'courier_receivable', 'buyer_clearing')`,
  },
  {
    invariant: 'paidStaysPaid',
    breach: 'a parcel is refused at the door after it was paid for',
    pasar: `insert into order_events (order_id, kind) values ('DOOR', 'refused_at_door')`,
  },
  {
    invariant: 'aReturnProvesNothing',
    breach: 'cash is booked for a parcel that nobody has paid for',
    pasar: `select book('cash-collected:SENT', 'cash_collected', 'SENT', 'courier_receivable', 'buyer_clearing')`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'goods that are to be paid at the door are sold before they are',
    pasar: `update stock_holds set state = 'committed', settled_at = now() where order_id = 'SENT'`,
  },
  {
    invariant: 'paidOnceInTheEnd',
    breach: 'an order is paid at the gateway and at the door',
    pasar: `insert into payment_attempts (order_id, number, provider_order_id, amount, state, transaction_id, expires_at)
      values ('DOOR', 1, 'DOOR-1', 271000, 'paid', 'other', now() + interval '1 hour')`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'a refund of cash is not counted',
    pasar: `update cash_collections set given_back = 1`,
  },
  {
    invariant: 'refundsStayBelow',
    breach: 'cash is given back by a gateway that never had it',
    pasar: `insert into refunds (order_id, refund_key, amount, reason, state, confirmed_at)
      values ('DOOR', 'DOOR-cash-desk', 1, 'desk', 'confirmed', now());
      update cash_collections set given_back = 1`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'a courier has handed its cash over, and owes it still',
    pasar: `update cash_collections set handed_over_at = now()`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'a parcel is paid at the door without an invoice',
    pasar: `delete from invoices where order_id = 'DOOR'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'the insurance of a parcel is in no sum',
    pasar: `update order_parcels set insurance = 600 where order_id = 'SOLD'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'a voucher is given out and not counted',
    pasar: `update vouchers set taken = taken - 1 where code = 'ONGKIRHEMAT'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'a voucher is given out oftener than its quota',
    pasar: `alter table vouchers drop constraint vouchers_never_exceed_their_quota;
      update vouchers set quota = 1 where code = 'ONGKIRHEMAT'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'one phone has a voucher twice that is given once',
    pasar: `update vouchers set once_a_buyer = true where code = 'ONGKIRHEMAT'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'an order that was given up keeps its voucher',
    pasar: `update order_vouchers set state = 'used' where order_id = 'LATE';
      update vouchers set taken = taken + 1 where code = 'ONGKIRHEMAT'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order is cheaper than its vouchers make it',
    pasar: `update order_vouchers set amount = 4000 where order_id = 'SOLD'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'what was taken off an order is taken off none of its parcels',
    pasar: `update order_parcels set shipping_discount = 0 where order_id = 'SOLD'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'what was taken off a parcel is taken off none of its goods',
    pasar: `update order_parcels set shop_discount = 1000 where order_id = 'SOLD'`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an order that was brought over is paid under another account than it came with',
    pasar: `update payment_attempts set account = 'OTHER' where provider_order_id = 'TL-1-1'`,
  },
  {
    invariant: 'paidByVerifiedStatus',
    breach: 'an order of our own is paid under the account of another shop',
    pasar: `update payment_attempts set account = 'TL' where provider_order_id = 'SOLD-1'`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'more is held of an order that was brought over than was ordered',
    pasar: `update stock_holds set quantity = 4 where order_id = 'MOVED'`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'an order is opened twice in the books',
    pasar: `select book('opening:MOVED-again', 'opening', 'MOVED', 'gateway_receivable', 'buyer_clearing')`,
  },
  {
    invariant: 'aReturnProvesNothing',
    breach: 'the books begin with money of an order that nobody has paid',
    pasar: `select book('opening:WAITS', 'opening', 'WAITS', 'gateway_receivable', 'buyer_clearing')`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'the books begin with an order of our own',
    pasar: `select book('opening:SOLD', 'opening', 'SOLD', 'old_shop', 'buyer_clearing')`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'a seller gets another sum than the books of the old shop owed',
    pasar: `update payouts set amount = 258001 where key = 'payout:opening:1'`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'a seller is to be paid what the old shop has not paid over',
    pasar: `with booking as (
        insert into ledger_transactions (key, kind, shop_id) values ('opening:2', 'opening', 'rumah-ayu') returning id
      )
      insert into ledger_entries (transaction_id, account, amount)
      select id, 'old_shop'::ledger_account, 9000 from booking union all select id, 'seller_payable', -9000 from booking;
      insert into payouts (key, shop_id, amount) values ('payout:opening:2', 'rumah-ayu', 9000)`,
  },
  {
    invariant: 'oneOfEverything',
    breach: 'a seller is paid an opening balance twice',
    pasar: `with booking as (
        insert into ledger_transactions (key, kind) values ('payout:opening:1-again', 'payout') returning id
      )
      insert into ledger_entries (transaction_id, account, amount)
      select id, 'seller_payable'::ledger_account, 258000 from booking union all select id, 'bank', -258000 from booking`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'the old books had settled more of a payment than Kasir says',
    pasar: `update migrated_orders set settled_before = 271001 where order_id = 'PAST'`,
  },
  {
    invariant: 'stockAddsUp',
    breach: 'a voucher that was brought over was used oftener there than it says',
    pasar: `update vouchers set taken_before = 1 where code = 'LAMA'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'nobody knows by which voucher another shop took something off',
    pasar: `delete from order_vouchers where order_id = 'PAST'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order of another shop has no invoice here',
    pasar: `delete from invoices where order_id = 'PAST'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order has no basket, and no other shop took it',
    pasar: `delete from migrated_orders where order_id = 'PAST'`,
  },
  {
    invariant: 'noOrderIsLost',
    breach: 'an order of our own is called another shop’s',
    pasar: `insert into migrated_orders (order_id, old_shop_number, account, imported_at) values ('SOLD', 'TL-3', 'TL', now())`,
  },
  {
    invariant: 'closedRefundsStay',
    breach: 'a refund is gone that an audit event calls confirmed',
    pasar: `update payment_attempts set given_back = 0 where provider_order_id = 'LATE-1'; delete from refunds`,
  },
  {
    invariant: 'closedRefundsStay',
    breach: 'the buyer was told of a transfer that nobody has made',
    pasar: `insert into outbox (key, topic, order_id, payload)
      values ('message:SOLD:refund_manual_done:SOLD-1-desk', 'buyer_message', 'SOLD', '{"kind":"refund_manual_done"}')`,
  },
  {
    invariant: 'closedRefundsStay',
    breach: 'a mail tells of a refund that is asked for anew',
    pasar: `update refunds set state = 'requested', confirmed_at = null;
      delete from audit_events;
      insert into mails (key, order_id, recipient, kind, detail, created_at, due_at)
      values ('message:LATE:refund_confirmed:LATE-1-late', 'LATE', 'a@b.example', 'refund_confirmed', '{}', now(), now())`,
  },
  {
    invariant: 'payoutsBalance',
    breach: 'a booking of Kasir lacks its other side',
    kasir: `insert into ledger_entries (merchant_id, booking, account, amount, at)
      values ('M', 'top_up:1', 'merchant_balance', 5, now())`,
  },
  {
    invariant: 'payoutsBalance',
    breach: 'a balance is more than the sum of its entries',
    kasir: `insert into payout_accounts (merchant_id, creator_key, approver_key, merchant_key, balance)
      values ('M', 'IRIS-creator', 'IRIS-approver', 'IRIS-merchant', 5)`,
  },
  {
    invariant: 'payoutsBalance',
    breach: 'a payout took more than there was',
    kasir: `insert into ledger_entries (merchant_id, booking, account, amount, at)
      values ('M', 'payout:R:approved', 'merchant_balance', -5, now()), ('M', 'payout:R:approved', 'payouts_in_transit', 5, now());
      insert into payout_accounts (merchant_id, creator_key, approver_key, merchant_key, balance)
      values ('M', 'IRIS-creator', 'IRIS-approver', 'IRIS-merchant', -5);
      ${payoutOf('approved')}`,
  },
  {
    invariant: 'payoutsBalance',
    breach: 'a payout is completed, and its money never left',
    kasir: payoutOf('completed'),
  },
  {
    invariant: 'payoutsBalance',
    breach: 'a payout has a state that its history lacks',
    kasir: `${payoutOf('rejected')}; delete from payout_states`,
  },
  {
    invariant: 'theBooksBalance',
    breach: 'the platform bears more than its vouchers took off',
    pasar: `select book('completion:SOLD', 'completion', 'SOLD', 'vouchers', 'service_fees')`,
  },
]

let prepared: Awaited<ReturnType<typeof prepareDatabases>>
/** One copy for all violations that a restore can undo. */
let books: Record<'pasar' | 'kasir', Awaited<ReturnType<typeof keepBooks>>>
let healthySql: Sql
let supply: Record<string, number>

beforeAll(async () => {
  prepared = await prepareDatabases(inject('templateUrl'))
  const [pasar, kasir] = [postgres(prepared.pasar, { max: 1 }), postgres(prepared.kasir, { max: 1 })]
  const stocked = await pasar<{ sku: string; available: number }[]>`select sku, available from variants`
  supply = Object.fromEntries(stocked.map(({ sku, available }) => [sku, available]))
  await pasar.unsafe(HEALTHY_PASAR)
  await kasir.unsafe(HEALTHY_KASIR)
  await Promise.all([pasar.end(), kasir.end()])
  books = { pasar: await keepBooks(prepared.pasar), kasir: await keepBooks(prepared.kasir) }
  healthySql = postgres((await cloneDatabase(prepared.pasar)).url, { max: 1 })
}, 60_000)
afterAll(async () => {
  await healthySql?.end()
  for (const database of Object.values(books ?? {})) await database.end()
  await prepared?.stop()
})

describe('every invariant', () => {
  test('is kept by healthy books', async () => {
    expect(describeViolations(await checkAfter({}))).toBe('')
  })

  test('does not take a transaction id for a card number', async () => {
    const logs = ['{"id":"30117845-8829-4652-9000-1c0ffee00000"}']

    expect(describeViolations(await checkAfter({ logs }))).toBe('')
  })

  test('has a planted breach', () => {
    expect(new Set(planted.map(({ invariant }) => invariant))).toEqual(new Set(Object.keys(EVERY_INVARIANT)))
  })

  test.each(planted)('$invariant is seen to break when $breach', async ({ invariant, ...breach }) => {
    const { everything, whatIsNew } = await checkBothAfter(breach)

    expect(everything.map(({ number }) => number)).toContain(EVERY_INVARIANT[invariant].number)
    expect(whatIsNew.map(({ number }) => number)).toContain(EVERY_INVARIANT[invariant].number)
  })

  test('may be broken by its name', async () => {
    const violations = await checkAfter({
      pasar: `update orders set next_poll_at = payment_due_at + interval '1 hour' where id = 'WAITS'`,
      except: ['lostNotificationsAreRecovered'],
    })

    expect(violations).toEqual([])
  })

  test('accepts a job that runs while its successor is queued', async () => {
    const pasar = `select graphile_worker.add_job('reconcile-payment', '{}'::json);
      update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'worker' where key is null`

    expect(describeViolations(await checkAfter({ pasar }))).toBe('')
  })

  test('is not compared with Kasir for an order in progress', async () => {
    const violations = await checkAfter({
      kasir: `update transactions set status = 'chargeback' where order_id = 'SOLD-1';
        update notifications set state = 'waiting'`,
    })

    expect(violations).toEqual([])
  })
})

describe('rows newer than a mark', () => {
  test('exclude older violations', async () => {
    const pasar = `update orders set status = 'expired' where id = 'SOLD'; delete from buyer_messages`

    expect(describeViolations(await checkAfter({ pasar, since: 'the breach' }))).toBe('')
  })

  test('exclude notifications of an older order, and include those without an order', async () => {
    const pasar = `select notify('${SOLD}', 'SOLD-1', 'refund', '1.00', '${SERVER_KEY}');
      select notify('${SOLD}', 'NOBODY-1', 'settlement', '1.00', '${SERVER_KEY}')`

    const violations = await checkAfter({ pasar, since: 'health' })

    expect(violations).toEqual([
      expect.objectContaining({ number: 7, rows: [expect.objectContaining({ provider_order_id: 'NOBODY-1' })] }),
    ])
  })

  test('are selected per check, and other queries still read all rows', async () => {
    const broken = { pasar: `update orders set status = 'expired' where id = 'SOLD'; delete from buyer_messages` }

    const [first, second, orders] = await onBooksWith(broken, async (ask, pasar) => [
      await ask(BEFORE_EVERYTHING),
      await ask(await markBooks(pasar)),
      await pasar`select id from orders where id = 'SOLD'`,
    ])

    expect(first).not.toEqual([])
    expect(second).toEqual([])
    expect(orders).toHaveLength(1)
  })
})

type Breach = { pasar?: string; kasir?: string } & Pick<CheckInvariants, 'logs' | 'except'>

const BEFORE_EVERYTHING: Mark = { orders: [], auditEvents: 0, notifications: 0 }

/** Plants a violation in a copy of healthy books, and checks all rows or only the new ones. */
async function checkAfter({ since, ...breach }: Breach & { since?: 'the breach' | 'health' }) {
  return onBooksWith(breach, async (ask, pasar) => {
    return ask(since && (await markBooks(since === 'health' ? healthySql : pasar)))
  })
}

/** Checks also as if everything were new. */
const checkBothAfter = (breach: Breach) =>
  onBooksWith(breach, async (ask) => ({ everything: await ask(), whatIsNew: await ask(BEFORE_EVERYTHING) }))

type Ask = (since?: Mark) => Promise<Violation[]>

async function onBooksWith<T>(
  { pasar: inPasar, kasir: inKasir, ...rest }: Breach,
  look: (ask: Ask, pasar: Sql) => Promise<T>,
) {
  const [pasar, kasir] = await Promise.all([openBooks('pasar', inPasar), openBooks('kasir', inKasir)])
  const context = {
    pasar: pasar.sql,
    kasir: kasir.sql,
    serverKey: SERVER_KEY,
    oldShopKeys: { 'TOKO-LAMA': OLD_SHOP_KEY },
    supply,
    ...rest,
  }
  try {
    return await look((since) => checkInvariants({ ...context, since }), pasar.sql)
  } finally {
    await Promise.all([pasar.close(), kasir.close()])
  }
}

/** A restore brings back rows and triggers, but not dropped parts of the schema. */
const CHANGES_THE_SCHEMA = /\bdrop (?:index|constraint)\b/

async function openBooks(system: 'pasar' | 'kasir', breach = '') {
  if (CHANGES_THE_SCHEMA.test(breach)) return plantInCopy(prepared[system], breach)
  const { sql, restore } = books[system]
  if (breach) await plant(sql, breach)

  return { sql, close: async () => void (breach && (await restore())) }
}

/** Disables triggers and foreign keys while it plants. */
const plant = (sql: Sql, breach: string) =>
  sql.begin((tx) => tx.unsafe(`set local session_replication_role = replica; ${breach}`))

async function plantInCopy(of: string, breach: string) {
  const { url, drop } = await cloneDatabase(of)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await plant(sql, breach)

  return {
    sql,
    close: async () => {
      await sql.end()
      await drop()
    },
  }
}

/** A connection keeps the temporary tables of a check, so all violations share one connection. */
async function keepBooks(of: string) {
  const { url, restore, drop } = await cloneRestorableDatabase(of)
  const sql = postgres(url, { max: 1, onnotice: () => {} })

  return {
    sql,
    restore,
    end: async () => {
      await sql.end()
      await drop()
    },
  }
}
