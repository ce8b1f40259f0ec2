<?php

/**
 * Calls Kasir by the official PHP client, whose own tests lack BI-SNAP. Reads its settings from
 * the environment, and prints the response code of each call, or whether a notification verifies.
 */

use SnapBi\SnapBi;
use SnapBi\SnapBiConfig;

$client = getenv('CLIENT');
foreach (['SnapBi', 'SnapBiApiRequestor', 'SnapBiConfig'] as $class) {
    require "$client/SnapBi/$class.php";
}

SnapBiConfig::$snapBiClientId = getenv('CLIENT_ID');
SnapBiConfig::$snapBiClientSecret = getenv('CLIENT_SECRET');
SnapBiConfig::$snapBiPrivateKey = getenv('PRIVATE_KEY');
SnapBiConfig::$snapBiPublicKey = getenv('PUBLIC_KEY');
SnapBiConfig::$snapBiPartnerId = getenv('PARTNER_ID');
SnapBiConfig::$snapBiChannelId = '12345';

if (getenv('NOTIFICATION')) {
    $verifies = fn (string $body) => SnapBi::notification()
        ->withBody(json_decode($body))
        ->withSignature(getenv('SIGNATURE'))
        ->withTimeStamp(getenv('TIMESTAMP'))
        ->withNotificationUrlPath(getenv('PATH_OF_URL'))
        ->isWebhookNotificationVerified();
    $body = getenv('NOTIFICATION');
    echo json_encode([$verifies($body), $verifies(str_replace('10000', '10001', $body))]);
    exit;
}

$sum = ['value' => '10000.00', 'currency' => 'IDR'];
$orders = [
    'directDebit' => fn (string $reference) => [
        'partnerReferenceNo' => $reference,
        // The client sends a slash as `\/` and signs it as `/`.
        'urlParam' => [['url' => 'https://shop.example/é', 'type' => 'PAY_RETURN', 'isDeeplink' => 'N']],
        'payOptionDetails' => [['payMethod' => 'GOPAY', 'payOption' => 'GOPAY_WALLET', 'transAmount' => $sum]],
    ],
    'qris' => fn (string $reference) => ['partnerReferenceNo' => $reference, 'amount' => $sum],
    'va' => fn (string $reference) => [
        'trxId' => $reference,
        'virtualAccountName' => 'Jokul Doe',
        'totalAmount' => $sum,
        'additionalInfo' => ['bank' => 'bca'],
    ],
];
$names = fn (string $product, object $created) => $product === 'va'
    ? array_intersect_key((array) $created->virtualAccountData, array_flip(['partnerServiceId', 'customerNo', 'trxId']))
    : ['originalReferenceNo' => $created->referenceNo];

$pay = function (string $reference) {
    $call = curl_init(getenv('KASIR') . "/_sim/transactions/$reference/pay");
    curl_setopt_array($call, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => '{}',
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('SIMULATION_KEY')],
    ]);
    curl_exec($call);
};

$codes = ['token' => SnapBi::qris()->getAccessToken()->responseCode];
foreach ($orders as $product => $order) {
    $call = fn (array $body) => SnapBi::$product()->withBody($body);
    $open = $call($order("PHP-$product-1"))->createPayment(uniqid());
    $codes["$product charge"] = $open->responseCode;
    $codes["$product status"] = $call($names($product, $open))->getStatus(uniqid())->responseCode;
    $codes["$product cancel"] = $call($names($product, $open))->cancel(uniqid())->responseCode;
    $paid = $call($order("PHP-$product-2"))->createPayment(uniqid());
    $pay("PHP-$product-2");
    if ($product !== 'va') {
        $refund = $names($product, $paid) + ['partnerRefundNo' => 'R1', 'refundAmount' => $sum, 'reason' => 'returned'];
        $codes["$product refund"] = $call($refund)->refund(uniqid())->responseCode;
    }
}
echo json_encode($codes);
