"""The object store for the tests checks signatures, as a real one does."""

import urllib.error
import urllib.request

import pytest
from botocore.exceptions import ClientError

from tests.servers.object_storage import ObjectStorageAddress


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as response:  # noqa: S310 - an http address of this machine
            return response.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_a_signed_address_opens_and_an_unsigned_one_is_refused(s3_server: ObjectStorageAddress, s3_bucket: str) -> None:
    client = s3_server.client()
    client.put_object(Bucket=s3_bucket, Key="brief.txt", Body=b"geheim")
    signed = client.generate_presigned_url("get_object", Params={"Bucket": s3_bucket, "Key": "brief.txt"}, ExpiresIn=60)
    client.close()
    assert _status(signed) == 200
    assert _status(signed.partition("?")[0]) == 403


def test_a_signature_for_one_object_does_not_open_another(s3_server: ObjectStorageAddress, s3_bucket: str) -> None:
    client = s3_server.client()
    client.put_object(Bucket=s3_bucket, Key="een.txt", Body=b"1")
    client.put_object(Bucket=s3_bucket, Key="twee.txt", Body=b"2")
    signed = client.generate_presigned_url("get_object", Params={"Bucket": s3_bucket, "Key": "een.txt"}, ExpiresIn=60)
    client.close()
    assert _status(signed.replace("een.txt", "twee.txt")) == 403


def test_another_account_is_refused(s3_server: ObjectStorageAddress, s3_bucket: str) -> None:
    stranger = ObjectStorageAddress(s3_server.endpoint, s3_server.access_key, "not the secret").client()
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        stranger.list_objects_v2(Bucket=s3_bucket)
    stranger.close()
