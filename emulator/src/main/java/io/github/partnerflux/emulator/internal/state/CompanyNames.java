// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.SplittableRandom;

/**
 * Company names in many scripts, within the limits of the service: 1 to 80 characters of the Basic Multilingual Plane,
 * no control characters. Some contain quotes, backslashes and ampersands, which encoders must handle.
 */
final class CompanyNames {

    private static final String[][] FIRST_WORDS = {
        {
            "Blue Harbor",
            "O'Neill & Daughters",
            "Cedar Ridge",
            "The \"Cloud\" Works",
            "Granite\\Peak",
            "Silver Birch",
            "Ångström"
        },
        {"Müller & Söhne", "Königsberg", "Straßburger", "Nürnberger", "Übersee", "Größenwahn", "Grünwald"},
        {"Société Générale d’Informatique", "Forêt Bleue", "Château Données", "L’Œuvre Numérique", "Élan", "Français"},
        {"東京", "桜", "富士", "大阪", "北海道", "ひかり"},
        {"شركة الأفق", "مؤسسة النور", "مجموعة الصحراء", "شركة البحر"},
        {"São Paulo", "Açaí", "Ipê Amarelo", "Coração"},
        {"Ñandú", "Peñalara", "Camarón", "Ingeniería Güell"},
        {"Łódź", "Żubr", "Źródło", "Święty Krzyż"},
        {"한빛", "서울", "무지개", "가온"},
        {"上海", "北京", "深圳", "长城"},
        {"Αθηνά", "Ολυμπος", "Ωμέγα"},
        {"Северный Ветер", "Ёлка", "Щит"},
        {"אופק", "כוכב הצפון"},
        {"भारत", "हिमालय", "गंगा"},
        {"Şimşek", "İstanbul", "Çığır"},
    };

    private static final String[][] LAST_WORDS = {
        {" Analytics LLC", " Consulting, Inc.", " Data Partners Ltd", " Systems Corp.", " Software"},
        {" Software GmbH", " Systeme AG", " Datentechnik GmbH & Co. KG", " Lösungen UG"},
        {" SARL", " Services SAS", " Conseil & Fils SA"},
        {"クラウド株式会社", "データ合同会社", "ソリューションズ株式会社"},
        {" للتقنية", " للحلول السحابية", " لتقنية المعلومات"},
        {" Soluções Ltda.", " Informática S.A."},
        {" Tecnología S.L.", " Informática S.A. de C.V."},
        {" Systemy Sp. z o.o.", " Usługi S.A."},
        {"클라우드 주식회사", "데이터(주)"},
        {"云计算有限公司", "数据技术（中国）有限公司"},
        {" Πληροφορική Α.Ε."},
        {" Технологии ООО"},
        {" טכנולוגיות בע\"מ"},
        {" क्लाउड प्राइवेट लिमिटेड"},
        {" Bilişim A.Ş."},
    };

    /** A name of the maximum length, 80 characters. */
    private static final String LONGEST =
            "Vereinigte Oberfränkische Datenverarbeitungsgesellschaften für Wölkchen mbH & Co";

    private static final int MAX_LENGTH = 80;

    private CompanyNames() {}

    /** Returns the name of an account's business, which the account's id makes unique. */
    static String legalName(long seed, Account account) {
        String name = next(new SplittableRandom(Seeds.derive(Seeds.derive(seed, Seeds.LEGAL_NAMES), account.index())));
        String suffix = " " + account.accountId();
        return name.substring(0, Math.min(name.length(), MAX_LENGTH - suffix.length())) + suffix;
    }

    static String next(SplittableRandom random) {
        if (random.nextInt(64) == 0) {
            return LONGEST;
        }
        // Half of all names are English, as among real partners.
        int language = random.nextBoolean() ? 0 : random.nextInt(FIRST_WORDS.length);
        String[] first = FIRST_WORDS[language];
        String[] last = LAST_WORDS[language];
        return first[random.nextInt(first.length)] + last[random.nextInt(last.length)];
    }
}
