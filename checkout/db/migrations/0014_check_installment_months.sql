-- contracts: needs 0011_add_installment_months
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_pay_in_months" CHECK ("payment_attempts"."installment_months" > 0) NOT VALID;