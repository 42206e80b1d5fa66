// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/** An OpenPGP key without a passphrase. */
final class ThrowAwayKey {

    private final PGPSecretKeyRing keyRing;

    private ThrowAwayKey(PGPSecretKeyRing keyRing) {
        this.keyRing = keyRing;
    }

    static ThrowAwayKey generate() throws GeneralSecurityException, PGPException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PGPKeyPair keyPair = new JcaPGPKeyPair(
                PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), new Date());
        return new ThrowAwayKey(new PGPKeyRingGenerator(
                        PGPSignature.POSITIVE_CERTIFICATION,
                        keyPair,
                        "A test of releases",
                        new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1),
                        null,
                        null,
                        new JcaPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        null)
                .generateSecretKeyRing());
    }

    /** Returns the key in the format that Maven's plugin for GPG accepts in {@code MAVEN_GPG_KEY}. */
    String armored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream armor = ArmoredOutputStream.builder().build(bytes)) {
            keyRing.encode(armor);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** Returns whether {@code signature} is a signature of {@code file} with this key. */
    boolean verifies(Path file, Path signature) throws IOException, PGPException {
        var armor = PGPUtil.getDecoderStream(new ByteArrayInputStream(Files.readAllBytes(signature)));
        if (!(new JcaPGPObjectFactory(armor).nextObject() instanceof PGPSignatureList signatures)) {
            return false;
        }
        PGPSignature found = signatures.get(0);
        found.init(new BcPGPContentVerifierBuilderProvider(), keyRing.getPublicKey());
        found.update(Files.readAllBytes(file));
        return found.verify();
    }
}
