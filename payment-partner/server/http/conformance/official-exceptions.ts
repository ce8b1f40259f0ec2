/** Tests of the official clients that Kasir fails, each with its reason. As of 2026-12. */
export const EXCEPTIONS = {
  'midtrans-nodejs-client': {},
  'midtrans-go': {
    'coreapi TestChargeTransactionNilParam': 'A malformed request is 400 in the documents; the test expects 500.',
    'coreapi TestChargeTransactionWithMap': 'The documents require `bank_transfer.bank`; the test omits it.',
    'coreapi TestChargeTransactionWithMapNilParam': 'As TestChargeTransactionNilParam.',
    'midtrans-go TestErrorResponse': 'Calls the production host, whose name the test compares.',
  },
  'midtrans-python-client': {
    'test_core_api.py::test_core_api_charge_fail_empty_param':
      'A malformed request is 400 in the documents; the test expects 500.',
    'test_core_api.py::test_core_api_status_server_key_change_via_setter': 'Calls the production host.',
  },
} satisfies Record<string, Record<string, string>>
