# Nhà có tang

condolence = Hội xin chia buồn cùng gia đình mình ạ.
ask-tell-of-mourning = { $Chi } có muốn { $em } báo chị { $name } một tiếng không ạ?
label-tell-of-mourning = Báo chị { $name } giúp
MourningTold = { $by ->
    [none] { $Em } chưa báo được chị chi hội trưởng. { $Chi } nhờ người nhà gọi chị ấy giúp nhé.
   *[other] Dạ, { $em } báo chị { $by } rồi ạ.
}
mourning-kept = Dạ vâng ạ.
mourning = Có tin nhắn từ máy chị { $name } (STT { $number }): nhà đang có tang. { $Chi } hỏi thăm gia đình nhé.
