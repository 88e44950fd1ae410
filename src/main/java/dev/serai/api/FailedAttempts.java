package dev.serai.api;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down who guesses tokens: each address has so many wrong ones a minute. Remembers a bounded number of addresses. */
final class FailedAttempts {
    private static final int ADDRESSES = 10_000;

    private final int perMinute;
    private final Map<String, Bucket> left = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailedAttempts(int perMinute) {
        this.perMinute = perMinute;
    }

    /** How long an address has to wait before it is listened to again; zero if it need not. */
    synchronized Duration wait(String address) {
        Bucket bucket = left.get(address);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    synchronized void count(String address) {
        left.computeIfAbsent(address, it -> full()).tryConsume(1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
