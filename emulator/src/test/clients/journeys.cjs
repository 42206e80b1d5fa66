// Two accounts act on each other with the AWS SDK for JavaScript: node journeys.cjs ENDPOINT

const assert = require("node:assert/strict");
const { setTimeout: delay } = require("node:timers/promises");
const { PartnerCentralAccount } = require("@aws-sdk/client-partnercentral-account");

// The statuses of a task that never change.
const endings = ["SUCCEEDED", "FAILED", "CANCELED"];

const email = "ada@engines.example";
const profile = {
    DisplayName: "Ada's Engines",
    Description: "Analytical engines.",
    WebsiteUrl: "https://engines.example/",
    LogoUrl: "https://engines.example/logo.png",
    PrimarySolutionType: "SOFTWARE_PRODUCTS",
    IndustrySegments: ["COMPUTER_SOFTWARE"],
    TranslationSourceLocale: "en-US",
};

const connectTo = (endpoint, name) =>
    new PartnerCentralAccount({
        endpoint,
        region: "us-east-1",
        credentials: { accessKeyId: name, secretAccessKey: name },
        maxAttempts: 1,
    });

/** Returns whether the SDK has an operation; an older version may lack some. */
function has(client, operation) {
    const found = typeof client[operation] === "function";
    if (!found) {
        console.log(`  skipped: this version of the SDK has no ${operation}`);
    }
    return found;
}

async function partnerOf(client) {
    const { PartnerSummaryList } = await client.listPartners({ Catalog: "AWS" });
    return client.getPartner({ Catalog: "AWS", Identifier: PartnerSummaryList[0].Id });
}

async function accountIdOf(client) {
    return (await partnerOf(client)).Arn.split(":")[4];
}

async function waitUntil(status, get) {
    const deadline = Date.now() + 30_000;
    for (let response = await get(); response.Status !== status; response = await get()) {
        assert.ok(!endings.includes(response.Status), `not ${status}, but ${JSON.stringify(response)}`);
        assert.ok(Date.now() < deadline, `not ${status} after 30 s, but ${response.Status}`);
        await delay(100);
    }
}

const invite = (client, connectionType, receiver) =>
    client.createConnectionInvitation({
        Catalog: "AWS",
        ConnectionType: connectionType,
        ReceiverIdentifier: receiver,
        Name: "Ada",
        Email: email,
        Message: "Let us co-sell.",
    });

async function connect(inviter, receiver) {
    const { ProfileId } = (await partnerOf(receiver)).Profile;
    const invitation = await invite(inviter, "OPPORTUNITY_COLLABORATION", ProfileId);
    assert.equal(invitation.Status, "PENDING");
    const received = await receiver.listConnectionInvitations({ Catalog: "AWS" });
    assert.deepEqual(received.ConnectionInvitationSummaries.map((item) => item.Id), [invitation.Id]);
    await receiver.acceptConnectionInvitation({ Catalog: "AWS", Identifier: invitation.Id });
    const accepted = await inviter.getConnectionInvitation({ Catalog: "AWS", Identifier: invitation.Id });
    assert.equal(accepted.Status, "ACCEPTED");
    for (const client of [inviter, receiver]) {
        const connection = await client.getConnection({ Catalog: "AWS", Identifier: accepted.ConnectionId });
        assert.equal(connection.ConnectionTypes.OPPORTUNITY_COLLABORATION.Status, "ACTIVE");
    }
    console.log("  a connection was invited to and accepted");
}

async function associateQualifications(primary, subsidiary) {
    const invitation = await invite(primary, "SUBSIDIARY", await accountIdOf(subsidiary));
    const accepted = await subsidiary.acceptConnectionInvitation({ Catalog: "AWS", Identifier: invitation.Id });
    assert.equal(accepted.Connection.ConnectionTypes.SUBSIDIARY.Status, "ACTIVE");
    console.log("  a subsidiary was invited and has accepted");
    if (!has(subsidiary, "startQualificationsAssociationTask")) {
        return;
    }
    const caller = { Catalog: "AWS", Identifier: (await partnerOf(subsidiary)).Id };
    const primaryAccountId = await accountIdOf(primary);
    await subsidiary.startQualificationsAssociationTask({
        ...caller,
        PrimaryPartner: { AccountId: primaryAccountId },
    });
    await waitUntil("SUCCEEDED", () => subsidiary.getQualificationsAssociationTask(caller));
    const details = await subsidiary.getQualificationsAssociationDetails(caller);
    assert.equal(details.Status, "ASSOCIATED");
    assert.equal(details.PrimaryPartner.AccountId, primaryAccountId);
    console.log("  the qualifications of a subsidiary were associated");
}

async function updateProfile(client) {
    const caller = { Catalog: "AWS", Identifier: (await partnerOf(client)).Id };
    await client.startProfileUpdateTask({ ...caller, TaskDetails: profile });
    await waitUntil("SUCCEEDED", () => client.getProfileUpdateTask(caller));
    await client.putProfileVisibility({ ...caller, Visibility: "PUBLIC" });
    assert.equal((await partnerOf(client)).Profile.Description, "Analytical engines.");
    console.log("  a profile was updated");
}

async function checkVerifications(client) {
    for (const VerificationType of ["BUSINESS_VERIFICATION", "REGISTRANT_VERIFICATION"]) {
        const verification = await client.getVerification({ VerificationType });
        assert.equal(verification.VerificationStatus, "SUCCEEDED");
    }
    await assert.rejects(
        client.startVerification({ VerificationDetails: { RegistrantVerificationDetails: {} } }),
        { name: "ConflictException", Reason: "ACCOUNT_ALREADY_VERIFIED" },
    );
}

async function becomeAPartner(client) {
    if (has(client, "getVerification")) {
        await checkVerifications(client);
    }
    await client.sendEmailVerificationCode({ Catalog: "Sandbox", Email: email });
    const { Id } = await client.createPartner({
        Catalog: "Sandbox",
        LegalName: "Ada's Engines Ltd.",
        PrimarySolutionType: "SOFTWARE_PRODUCTS",
        AllianceLeadContact: { FirstName: "Ada", LastName: "Lovelace", Email: email, BusinessTitle: "Founder" },
        EmailVerificationCode: "123456",
    });
    const caller = { Catalog: "Sandbox", Identifier: Id };
    await client.startProfileUpdateTask({ ...caller, TaskDetails: profile });
    await waitUntil("SUCCEEDED", () => client.getProfileUpdateTask(caller));
    await client.associateAwsTrainingCertificationEmailDomain({
        ...caller,
        Email: email,
        EmailVerificationCode: "123456",
    });
    const partner = await client.getPartner(caller);
    assert.equal(partner.AwsTrainingCertificationEmailDomains[0].DomainName, "engines.example");
    console.log("  a partner was registered in the Sandbox");
}

async function main(endpoint) {
    const first = connectTo(endpoint, "test");
    const second = connectTo(endpoint, "test-2");
    await connect(first, second);
    await associateQualifications(first, second);
    await updateProfile(first);
    await becomeAPartner(first);
}

main(process.argv[2]).catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
