"""Two accounts act on each other with botocore: python3 journeys.py MODELS ENDPOINT."""

import sys
import time

from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.loaders import Loader
from botocore.session import Session

EMAIL = "ada@engines.example"

# The statuses of a task that never change.
ENDINGS = "SUCCEEDED", "FAILED", "CANCELED"

PROFILE = {
    "DisplayName": "Ada's Engines",
    "Description": "Analytical engines.",
    "WebsiteUrl": "https://engines.example/",
    "LogoUrl": "https://engines.example/logo.png",
    "PrimarySolutionType": "SOFTWARE_PRODUCTS",
    "IndustrySegments": ["COMPUTER_SOFTWARE"],
    "TranslationSourceLocale": "en-US",
}


if not __debug__:
    sys.exit("python3 -O ignores what is asserted: unset PYTHONOPTIMIZE")


def connect_to(models, endpoint, name):
    session = Session()
    session.register_component("data_loader", Loader(extra_search_paths=[models], include_default_search_paths=True))
    return session.create_client(
        "partnercentral-account",
        region_name="us-east-1",
        endpoint_url=endpoint,
        aws_access_key_id=name,
        aws_secret_access_key=name,
        config=Config(retries={"total_max_attempts": 1}),
    )


def partner_of(client):
    partner_id = client.list_partners(Catalog="AWS")["PartnerSummaryList"][0]["Id"]
    return client.get_partner(Catalog="AWS", Identifier=partner_id)


def wait_until(status, get):
    deadline = time.monotonic() + 30
    while (response := get())["Status"] != status:
        assert response["Status"] not in ENDINGS, f"not {status}: {response}"
        assert time.monotonic() < deadline, f"not {status} after 30 s: {response}"
        time.sleep(0.1)


def account_id_of(client):
    return partner_of(client)["Arn"].split(":")[4]


def invite(client, connection_type, receiver):
    return client.create_connection_invitation(
        Catalog="AWS",
        ConnectionType=connection_type,
        ReceiverIdentifier=receiver,
        Name="Ada",
        Email=EMAIL,
        Message="Let us co-sell.",
    )


def connect(inviter, receiver):
    invitation = invite(inviter, "OPPORTUNITY_COLLABORATION", partner_of(receiver)["Profile"]["ProfileId"])
    assert invitation["Status"] == "PENDING", invitation
    received = receiver.list_connection_invitations(Catalog="AWS")["ConnectionInvitationSummaries"]
    assert [item["Id"] for item in received] == [invitation["Id"]], received
    receiver.accept_connection_invitation(Catalog="AWS", Identifier=invitation["Id"])
    accepted = inviter.get_connection_invitation(Catalog="AWS", Identifier=invitation["Id"])
    assert accepted["Status"] == "ACCEPTED", accepted
    for client in inviter, receiver:
        connection = client.get_connection(Catalog="AWS", Identifier=accepted["ConnectionId"])
        assert connection["ConnectionTypes"]["OPPORTUNITY_COLLABORATION"]["Status"] == "ACTIVE", connection


def associate_qualifications(primary, subsidiary):
    invitation = invite(primary, "SUBSIDIARY", account_id_of(subsidiary))
    subsidiary.accept_connection_invitation(Catalog="AWS", Identifier=invitation["Id"])
    caller = {"Catalog": "AWS", "Identifier": partner_of(subsidiary)["Id"]}
    subsidiary.start_qualifications_association_task(**caller, PrimaryPartner={"AccountId": account_id_of(primary)})
    wait_until("SUCCEEDED", lambda: subsidiary.get_qualifications_association_task(**caller))
    details = subsidiary.get_qualifications_association_details(**caller)
    assert details["Status"] == "ASSOCIATED", details
    assert details["PrimaryPartner"]["AccountId"] == account_id_of(primary), details


def update_profile(client):
    caller = {"Catalog": "AWS", "Identifier": partner_of(client)["Id"]}
    client.start_profile_update_task(**caller, TaskDetails=PROFILE)
    wait_until("SUCCEEDED", lambda: client.get_profile_update_task(**caller))
    client.put_profile_visibility(**caller, Visibility="PUBLIC")
    assert partner_of(client)["Profile"]["Description"] == "Analytical engines.", partner_of(client)


def become_a_partner(client):
    for verification_type in "BUSINESS_VERIFICATION", "REGISTRANT_VERIFICATION":
        verification = client.get_verification(VerificationType=verification_type)
        assert verification["VerificationStatus"] == "SUCCEEDED", verification
    try:
        client.start_verification(VerificationDetails={"RegistrantVerificationDetails": {}})
        raise AssertionError("verified twice")
    except ClientError as e:
        assert e.response["Reason"] == "ACCOUNT_ALREADY_VERIFIED", e.response
    client.send_email_verification_code(Catalog="Sandbox", Email=EMAIL)
    partner = client.create_partner(
        Catalog="Sandbox",
        LegalName="Ada's Engines Ltd.",
        PrimarySolutionType="SOFTWARE_PRODUCTS",
        AllianceLeadContact={"FirstName": "Ada", "LastName": "Lovelace", "Email": EMAIL, "BusinessTitle": "Founder"},
        EmailVerificationCode="123456",
    )
    caller = {"Catalog": "Sandbox", "Identifier": partner["Id"]}
    client.start_profile_update_task(**caller, TaskDetails=PROFILE)
    wait_until("SUCCEEDED", lambda: client.get_profile_update_task(**caller))
    client.associate_aws_training_certification_email_domain(**caller, Email=EMAIL, EmailVerificationCode="123456")
    partner = client.get_partner(**caller)
    assert partner["AwsTrainingCertificationEmailDomains"][0]["DomainName"] == "engines.example", partner


def main(models, endpoint):
    first = connect_to(models, endpoint, "test")
    second = connect_to(models, endpoint, "test-2")
    connect(first, second)
    print("  a connection was invited to and accepted")
    associate_qualifications(first, second)
    print("  the qualifications of a subsidiary were associated")
    update_profile(first)
    print("  a profile was updated")
    become_a_partner(first)
    print("  a partner was registered in the Sandbox")


main(*sys.argv[1:])
