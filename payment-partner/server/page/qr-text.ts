/** Nothing that a banking app takes for QRIS: that would begin with the EMVCo header 000201. */
export const qrText = (transactionId: string) => `SIMULASI KASIR - BUKAN QRIS - TIDAK BISA DIBAYAR ${transactionId}`
