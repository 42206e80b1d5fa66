// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/** SHA-256 whose first digest fails after it has received its data. */
final class FailingDigest extends MessageDigestSpi {

    private final MessageDigest sha256;
    private boolean hasFailed;

    private FailingDigest(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    static Provider provider() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return new FailingProvider(sha256);
    }

    @Override
    protected void engineUpdate(byte input) {
        sha256.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        sha256.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        if (!hasFailed) {
            hasFailed = true;
            throw new OutOfMemoryError("Java heap space");
        }
        return sha256.digest();
    }

    @Override
    protected void engineReset() {
        sha256.reset();
    }

    private static final class FailingProvider extends Provider {

        private static final long serialVersionUID = 1L;

        private FailingProvider(MessageDigest sha256) {
            super("FailingDigest", "1", "");
            putService(new Service(this, "MessageDigest", "SHA-256", FailingDigest.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new FailingDigest(sha256);
                }
            });
        }
    }
}
