// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import java.util.Set;

/** The domains of large email providers at which anyone can have an address. */
final class PublicEmailDomains {

    private static final Set<String> NAMES = Set.of(
            "126.com",
            "163.com",
            "aol.com",
            "gmail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.com",
            "icloud.com",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "naver.com",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "t-online.de",
            "web.de",
            "yahoo.co.jp",
            "yahoo.com",
            "yandex.com",
            "yandex.ru",
            "zoho.com");

    private PublicEmailDomains() {}

    static boolean contains(String domain) {
        return NAMES.contains(domain);
    }
}
